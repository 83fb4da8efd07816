"""Makes news for the other benchmarks: figures, places, dates and words are drawn for each. It times nothing.

Six in ten tell of oil, the others of what else a paper prints; one in thirty nearly copies an earlier one.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta

FIELDS = (
    *("Sharara", "El Feel", "Waha", "Amal", "Sarir", "Messla", "Nafoora", "Abu Attifel", "Mabruk", "Hamada"),
    *("Zaltan", "Gialo", "Dahra", "Samah", "Bouri", "Al Jurf", "Intisar", "As-Sarah", "Bahi", "Raguba"),
)
PORTS = ("Es Sider", "Ras Lanuf", "Zueitina", "Brega", "Hariga", "Zawiya", "Mellitah")
TOWNS = ("Tripoli", "Benghazi", "Sabha", "Misrata", "Tobruk", "Ajdabiya", "Ubari", "Zintan", "Sirte", "Derna")
WHO = (
    "the National Oil Corporation",
    "an engineer",
    "a field official",
    "the oil ministry",
    "a shipping source",
)
PAPERS = ("Reuters", "Libya Herald", "Libya Observer", "AFP", "Platts", "Argus", "Bloomberg", "LANA")
CAUSES = (
    *(
        "a protest by guards over unpaid wages",
        "a leak on the pipeline",
        "a power failure",
        "fighting nearby",
    ),
    *("a valve closed by an armed group", "bad weather", "planned maintenance", "full storage tanks"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OIL = (
    "Libya pumped {million} million barrels per day on {day}, {who} said.",
    "National crude output fell to {thousands},000 barrels per day after {field} was shut, {who} said.",
    "The {field} field produces {field_rate},000 bpd, up from {less},000 bpd a week ago, {who} said.",
    "Production at {field} stopped on {day} because of {cause}, which took {field_rate},000 b/d away.",
    "The {port} terminal exported {port_rate},000 barrels a day last month, {percent} percent more.",
    "{field} resumed after {weeks} weeks and should reach {field_rate},000 bpd by {later}, {who} said.",
    "The corporation declared force majeure on loadings from {port} on {date}, citing {cause}.",
    "Force majeure at {port} was lifted on {date}; two tankers are waiting to load {cargo},000 barrels each.",
    "Guards threatened to close {field} and the port of {port} unless they are paid by {later}.",
    "Crude production was {exact} barrels in the past 24 hours and condensate {condensate} barrels.",
    "{who_first} put losses at {field_rate},000 bpd since {date}, when {cause} halted {field}.",
    "Storage at {port} holds {cargo},000 barrels and fills within {weeks} weeks if {field} keeps pumping.",
)
OTHER = (
    "The council of {town} met on {day} and spoke of schools, roads and the price of bread.",
    "Rain closed the road from {town} to {second} for {weeks} days, drivers told {paper}.",
    "A delegation of {percent} elders from {town} is to travel to {second} before {later}.",
    "The central bank sold {cargo} million dollars at auction, {percent} percent less than on {date}.",
    "Doctors in {town} asked for {less} beds and {field_rate} boxes of medicine.",
    "The team of {town} beat that of {second} by {weeks} goals to one before a crowd of {exact}.",
    "Power cuts of {weeks} hours a day angered people in {town}, where shops closed on {day}.",
    "Parliament put off a vote on the budget of {thousands} million dinars until {later}.",
    "Customs officers at {second} seized {field_rate} tonnes of fuel bound for abroad, {paper} said.",
    "A court in {town} will hear the case of {less} workers on {date}, their lawyer said.",
)
WORDS = (
    *(
        "agreement",
        "airport",
        "border",
        "budget",
        "committee",
        "contract",
        "delay",
        "election",
        "envoy",
        "family",
    ),
    *(
        "harbour",
        "hospital",
        "market",
        "mayor",
        "minister",
        "mission",
        "negotiation",
        "office",
        "promise",
        "school",
    ),
    *("security", "speech", "street", "strike", "summer", "talks", "tribe", "union", "village", "winter"),
)


def stories(count: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield documents as the extraction contract has them, the same for the same seed."""
    dice = random.Random(seed)
    earlier = ""
    for number in range(count):
        day = date(2011, 3, 1) + timedelta(days=dice.randrange(5_600))
        about_oil = dice.random() < 0.6
        if about_oil and earlier and dice.random() < 0.05:
            text = f"{dice.choice(TOWNS)} desk, item {number} of {dice.choice(PAPERS)}.\n\n{earlier}"
        else:
            text = _text(dice, day, about_oil=about_oil)
            earlier = text if about_oil else earlier
        yield {
            "id": f"s{number}",
            "title": f"{dice.choice(FIELDS if about_oil else TOWNS)}: {_aside(dice)} {number}",
            "published": day.isoformat(),
            "publisher": dice.choice(PAPERS),
            "url": f"https://news.example/{seed}/{number}",
            "text": text,
        }


def _text(dice: random.Random, day: date, *, about_oil: bool) -> str:
    told = dice.sample(OIL, dice.randint(1, 4)) if about_oil else []
    told += dice.sample(OTHER, dice.randint(3, 9))
    told += [f"{_aside(dice).capitalize()}, {dice.choice(WHO)} said." for _ in range(dice.randint(2, 6))]
    head, *rest = [_filled(dice, day, sentence) for sentence in told]
    dice.shuffle(rest)
    return f"{dice.choice(TOWNS).upper()}, {day:%B} {day.day} - {head}\n\n" + "\n\n".join(rest)


def _filled(dice: random.Random, day: date, sentence: str) -> str:
    who, field_rate = dice.choice(WHO), dice.randint(20, 300)
    earlier, later = (day + timedelta(days=dice.randint(*span)) for span in ((-20, 0), (3, 40)))
    return sentence.format(
        million=dice.randint(40, 140) / 100,
        thousands=dice.randint(200, 1_300),
        field=dice.choice(FIELDS),
        field_rate=field_rate,
        less=field_rate * dice.randint(5, 9) // 10,
        port=dice.choice(PORTS),
        port_rate=dice.randint(40, 350),
        percent=dice.randint(2, 60),
        weeks=dice.randint(2, 9),
        cargo=dice.randint(300, 990),
        exact=f"{dice.randint(700_000, 1_300_000):,}",
        condensate=f"{dice.randint(20_000, 60_000):,}",
        cause=dice.choice(CAUSES),
        who=who,
        who_first=who[0].upper() + who[1:],
        paper=dice.choice(PAPERS),
        town=dice.choice(TOWNS),
        second=dice.choice(TOWNS),
        day=dice.choice(DAYS),
        date=f"{earlier.day} {earlier:%B}",
        later=f"{later.day} {later:%B}",
    )


def _aside(dice: random.Random) -> str:
    """Return a run of words that no other story has."""
    return " ".join(["the", *dice.choices(WORDS, k=dice.randint(4, 12))])
