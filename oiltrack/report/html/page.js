"use strict";
(() => {
  const PAGE = 50;
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const count = new Intl.NumberFormat("en");
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  document.documentElement.classList.add("scripted");

  const make = (name, text, attributes) => {
    const element = document.createElement(name);
    if (text !== undefined) element.textContent = text;
    for (const key in attributes || {}) element.setAttribute(key, attributes[key]);
    return element;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));

  const proof = ([id, head, quote, tail, said, at, history]) => {
    const [publisher, published, url] = data.documents[at];
    const box = make("div", undefined, { class: "proof" });
    if (history) box.append(make("p", words.history, { class: "meta" }));
    const sentence = make("blockquote", head, { dir: "auto" });
    if (quote) sentence.append(make("mark", quote));
    sentence.append(tail);
    const meta = make("p", undefined, { class: "meta" });
    if (publisher) meta.append(make("bdi", publisher), " ");
    if (published) meta.append(make("span", filled(words.published, { day: published })), " ");
    if (said) meta.append(make("bdi", filled(words.said, { who: said })), " ");
    if (url) {
      const rel = "noopener noreferrer nofollow";
      meta.append(make("a", words.link, { href: url, rel, referrerpolicy: "no-referrer" }), " ");
    }
    const name = make("span", words.id + " ");
    name.append(make("code", id));
    meta.append(name);
    box.append(sentence, meta);
    return box;
  };

  class Table {
    constructor(section) {
      this.section = section;
      this.key = section.dataset.table;
      this.rows = data.tables[this.key];
      this.body = section.querySelector("tbody");
      this.heads = [...section.querySelectorAll("thead th")];
      this.labels = this.heads.map((head) => head.textContent);
      this.choices = [...section.querySelectorAll("[data-choice]")];
      this.inputs = ["search", "from", "to"].map((name) => section.querySelector(`[data-${name}]`));
      this.places = new Map(this.rows.map((row, at) => [row[0], at]));
      this.texts = null;
      this.order = { column: 0, down: true };
      this.page = 0;
      this.prepare();
      this.find();
    }

    by(row, column) {
      const value = row[2][column];
      return value === true ? row[1][column] : value;
    }

    prepare() {
      for (const choice of this.choices) {
        const at = Number(choice.dataset.choice);
        const values = [...new Set(this.rows.map((row) => row[1][at]))].sort(compare);
        for (const value of values) choice.append(make("option", value, { value }));
        choice.addEventListener("change", () => this.find());
      }
      for (const input of this.inputs) input.addEventListener("input", () => this.find());
      this.heads.slice(0, -1).forEach((head, column) => {
        const label = `${words.sort}: ${head.textContent}`;
        head.append(" ", make("button", "\u2195", { type: "button", "aria-label": label }));
        head.addEventListener("click", () => {
          const down = this.order.column === column ? !this.order.down : false;
          this.order = { column, down };
          this.find();
        });
      });
      const step = (name, by) => {
        const button = this.section.querySelector(`[data-${name}]`);
        button.addEventListener("click", () => {
          this.page += by;
          this.show();
        });
        return button;
      };
      this.previous = step("previous", -1);
      this.next = step("next", 1);
    }

    text(at) {
      if (!this.texts) {
        this.texts = this.rows.map(([id, cells, , proofs]) =>
          [id, ...cells, ...proofs.flatMap((p) => [p[1] + p[2] + p[3], p[4], data.documents[p[5]][0]])]
            .join("\n")
            .toLowerCase()
        );
      }
      return this.texts[at];
    }

    find() {
      const [search, from, to] = this.inputs.map((input) => input.value.trim().toLowerCase());
      const parts = search.split(/\s+/).filter(Boolean);
      const wanted = this.choices.map((choice) => [Number(choice.dataset.choice), choice.value]).filter((c) => c[1]);
      this.found = [];
      this.rows.forEach((row, at) => {
        const day = this.by(row, 0);
        if ((from && (!day || day < from)) || (to && (!day || day > to))) return;
        if (wanted.some(([column, value]) => row[1][column] !== value)) return;
        if (parts.length && !parts.every((part) => this.text(at).includes(part))) return;
        this.found.push(at);
      });
      this.sort();
      this.page = 0;
      this.show();
    }

    sort() {
      const { column, down } = this.order;
      const sign = down ? -1 : 1;
      const keys = new Map(this.found.map((at) => [at, this.by(this.rows[at], column)]));
      const order = (a, b) => {
        const [x, y] = [keys.get(a), keys.get(b)];
        if (x === y) return a - b;
        if (x === null || x === undefined || x === "") return 1;
        if (y === null || y === undefined || y === "") return -1;
        if (typeof x === "number") return sign * (x - y);
        return sign * (column === 0 ? (x < y ? -1 : 1) : compare(x, y)) || a - b;
      };
      if (column !== 0 || !down) this.found.sort(order);
      this.heads.slice(0, -1).forEach((head, at) => {
        head.setAttribute("aria-sort", at !== column ? "none" : down ? "descending" : "ascending");
        head.querySelector("button").textContent = at !== column ? "\u2195" : down ? "\u2193" : "\u2191";
      });
    }

    show() {
      const first = this.page * PAGE;
      const some = this.found.slice(first, first + PAGE);
      this.body.replaceChildren(...some.map((at) => this.row(this.rows[at])));
      this.previous.disabled = this.page === 0;
      this.next.disabled = first + PAGE >= this.found.length;
      const told = { first: count.format(first + 1), last: count.format(first + some.length), all: count.format(this.found.length) };
      this.section.querySelector("[data-status]").textContent = some.length ? filled(words.shown, told) : words.empty;
    }

    row([id, cells, , proofs]) {
      const row = make("tr", undefined, { role: "row", id });
      cells.forEach((text, at) => {
        const cell = make("td", undefined, { role: "cell", "data-label": this.labels[at] });
        cell.append(make("bdi", text));
        row.append(cell);
      });
      const cell = make("td", undefined, { role: "cell", class: "ev", "data-label": this.labels[cells.length] });
      if (proofs.length) {
        const [many, one] = data.outage_words;
        const counted = proofs.length === 1 ? one : filled(many, { number: proofs.length });
        const summary = make("summary");
        summary.append(make("bdi", this.key === "observations" ? proofs[0][2] || proofs[0][1] : counted));
        const details = make("details");
        details.append(summary, ...proofs.map(proof));
        cell.append(details);
      }
      row.append(cell);
      return row;
    }

    open(id) {
      let at = this.found.indexOf(this.places.get(id));
      if (at < 0) {
        for (const field of [...this.inputs, ...this.choices]) field.value = "";
        this.find();
        at = this.found.indexOf(this.places.get(id));
      }
      this.page = Math.floor(at / PAGE);
      this.show();
      const row = document.getElementById(id);
      const details = row.querySelector("details");
      if (details) details.open = true;
      row.scrollIntoView({ block: "center" });
      (row.querySelector("summary") || row).focus({ preventScroll: true });
    }
  }

  const tables = [...document.querySelectorAll("[data-table]")].map((section) => new Table(section));
  const jump = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const table = tables.find((held) => held.places.has(id));
    if (table) table.open(id);
  };
  addEventListener("hashchange", jump);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) jump();
  });

  const tip = document.getElementById("tip");
  const tell = (spot) => {
    tip.textContent = spot.getAttribute("aria-label");
    tip.hidden = false;
    const box = spot.getBoundingClientRect();
    const right = document.documentElement.clientWidth - tip.offsetWidth - 8;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - tip.offsetWidth / 2, right));
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 0 ? above : box.bottom + 8) + scrollY}px`;
  };
  const hush = () => {
    tip.hidden = true;
  };
  for (const group of document.querySelectorAll("[data-rove]")) {
    const spots = [...group.querySelectorAll(".spot")].sort(
      (a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left
    );
    spots.forEach((spot, at) => {
      spot.setAttribute("tabindex", at === spots.length - 1 ? "0" : "-1");
      spot.querySelector("title").remove();
    });
    group.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
      if (by === undefined) return;
      const at = spots.indexOf(event.target.closest(".spot"));
      const next = spots[Math.max(0, Math.min(spots.length - 1, at + by))];
      spots.forEach((spot) => spot.setAttribute("tabindex", spot === next ? "0" : "-1"));
      next.focus();
      event.preventDefault();
    });
    for (const name of ["pointerover", "focusin"]) {
      group.addEventListener(name, (event) => {
        const spot = event.target.closest(".spot");
        if (spot) tell(spot);
      });
    }
    for (const name of ["pointerout", "focusout"]) group.addEventListener(name, hush);
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hush();
  });

  const age = document.getElementById("age");
  if (age) {
    const [year, month, day] = age.dataset.day.split("-").map(Number);
    const now = new Date();
    const days = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - Date.UTC(year, month - 1, day)) / 864e5);
    age.textContent = filled(words.age, { days: count.format(days) });
    age.classList.toggle("old", days > Number(age.dataset.staleDays));
  }
  const chart = document.querySelector("#chart .scroll");
  if (chart) chart.scrollLeft = chart.scrollWidth;
  jump();
})();
