"""``oiltrack explain``: where a fact comes from. It only lays out what the job found."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from oiltrack import edtf
from oiltrack.cli.options import definition_options, known_on, known_options
from oiltrack.cli.session import Session, pass_session
from oiltrack.cli.text import on_terminal, print_json, safe
from oiltrack.facts import Aspect, Event, Fluid, Measure, Modality, Observation
from oiltrack.report.amounts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oiltrack.extract.trace import Mentioned, Trace
    from oiltrack.jobs.explain import Dossier, Explanation, OutageFile, Passage
    from oiltrack.stored import Known, StoredDocument, StoredOfficialValue

Fact = Observation | Event

_OF_THE_SEEDS = "a row of the history"
_FIGURES = {"lost": "was lost", "before": "was pumped before", "left": "is left"}

_BOLD, _PLAIN = "\x1b[1;7m", "\x1b[0m"


@click.command(
    "explain",
    epilog="\b\nExample:\n  oiltrack explain obs-3f2a91c04d\n  oiltrack explain doc-91b2c3d4e5 --json\n"
    "  oiltrack explain series 2024-08-28",
)
@click.argument("fact_id", metavar="ID")
@click.argument("when", metavar="[DATE]", required=False)
@click.option("--place", metavar="PLACE", help="Of a series: its place (id or name).")
@definition_options
@known_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@pass_session
def command(
    session: Session,
    fact_id: str,
    when: str | None,
    place: str | None,
    measure: str,
    fluid: str,
    aspect: str,
    modality: str,
    as_of: date | None,
    by: str,
    as_json: bool,
) -> None:
    """Tell where a fact comes from and why it was read so.

    For obs-… and evt-…: the fact, its sentence with the words marked, the sentences around it, the
    document, the reasons, what the sentence mentions, and the candidates of each decision with the
    features that weighed most. For doc-…: all that was read from it, and what was not believed. For
    out-…: the outage, the row of the seeds that it rests on, and the events that speak of it. For
    off-…: the value of an official series, its release and its source. For series DATE (or
    series:DATE), a day or a month: every claim of it with its score and its parts, and why the one was
    taken; only here --place, --measure, --fluid, --aspect and --modality mean anything, and --as-of and --by
    here and for out-….
    """
    if fact_id == "series" or fact_id.startswith("series:"):
        definition = {"measure": measure, "fluid": fluid, "aspect": aspect, "modality": modality}
        day = when or fact_id.partition(":")[2]
        _explain_series(session, day, place, definition, known=known_on(as_of, by), as_json=as_json)
        return
    if when is not None:
        raise click.UsageError(f"a date ({when!r}) goes with `series` only; leave it out")
    from oiltrack.jobs.explain import explain_document, explain_fact, explain_official, explain_outage

    with session.database(read_only=True) as database:
        if fact_id.startswith("doc-"):
            dossier = explain_document(database, fact_id)
            answer, lines = asdict(dossier), _dossier(dossier)
        elif fact_id.startswith("out-"):
            outage = explain_outage(database, fact_id, as_of=session.today(), known=known_on(as_of, by))
            answer, lines = asdict(outage), _outage(outage)
        elif fact_id.startswith("off-"):
            official = explain_official(database, fact_id)
            answer, lines = asdict(official), _official(official)
        else:
            found = explain_fact(database, fact_id)
            answer, lines = asdict(found), _fact(found)
    if as_json:
        print_json(answer)
    else:
        click.echo("\n".join(lines))


def _explain_series(
    session: Session,
    when: str,
    place: str | None,
    definition: dict[str, str],
    *,
    known: "Known | None",
    as_json: bool,
) -> None:
    from oiltrack.cli.belief import day_lines
    from oiltrack.jobs.places import own_place, place_called
    from oiltrack.jobs.reasons import explain_series
    from oiltrack.series.definition import Definition

    if not edtf.is_valid(when) or edtf.precision(when) not in ("day", "month"):
        raise click.UsageError(f"{when!r} is no day and no month; write `oiltrack explain series 2024-08-28`")
    settings = session.settings()
    with session.database(read_only=True) as database:
        found = place_called(database, place) if place else own_place(database, settings)
        wanted = Definition(
            place=found.id,
            measure=Measure(definition["measure"]),
            fluid=Fluid(definition["fluid"]),
            aspect=Aspect(definition["aspect"]),
            modality=Modality(definition["modality"]),
        )
        told = explain_series(database, wanted, when, hold_days=settings.hold_days, known=known)
    if as_json:
        print_json(asdict(told))
    else:
        click.echo("\n".join(day_lines(told)))


def in_words(fact: Fact) -> str:
    """Return the fact in one line."""
    who = ", ".join(fact.entities)
    when = fact.when or "date not told"
    if isinstance(fact, Observation):
        low, high = f"{fact.low:,}", f"{fact.high:,}"
        amount = low if low == high else f"{low} to {high}"
        unit = "barrels" if fact.measure == "volume" else "b/d"
        return (
            f"{who}: {fact.measure} {fact.fluid} {fact.aspect} {amount} {unit} ({fact.qualifier}), "
            f"{when}, {fact.modality}"
        )
    offline = "" if fact.offline is None else f", {fact.offline:,} b/d offline"
    return f"{who}: {fact.kind}, cause {fact.cause}{offline}, {when}, {fact.modality}"


def _fact(found: "Explanation") -> list[str]:
    fact, head = found.fact, f"{found.id}  {safe(in_words(found.fact))}"
    if found.passage is None:
        return [head, "", *_citation(found.document)]
    return [
        head,
        f"said by      {safe(fact.attribution or 'not told')}; confidence {fact.confidence:.2f}",
        "",
        *marked(found.passage),
        "",
        *_document(found.document),
        f"{'extractor':<12} {safe(found.extractor)}",
        "",
        "read so because",
        *(f"  - {safe(reason)}" for reason in fact.reasons or ("no reasons are stored",)),
        *(_trace(found.trace) if found.trace else ()),
    ]


def _trace(trace: "Trace") -> list[str]:
    """Return the lines that tell what a sentence mentions, and the candidates of each decision."""
    lines = ["", "mentioned in the sentence", *_mentions(trace.mentions), "", "weighed"]
    if not trace.steps:
        return [*lines, "  the extractor of today reads no such fact there; see `oiltrack rebuild`"]
    for step in trace.steps:
        lines.append(f"  {step.decision}" + (f" (and {step.more} more)" if step.more else ""))
        for candidate in step.candidates:
            told = ", ".join(f"{safe(name)} {weight:+.2f}" for name, weight in candidate.features)
            lines.append(f"    {candidate.score:+6.2f}  {safe(candidate.answer)}: {told or 'nothing'}")
    return lines


def _mentions(mentions: "Sequence[Mentioned]") -> list[str]:
    return [
        f"  {mention.kind:<7} {safe(mention.words)!r}: {safe(mention.meaning)}" for mention in mentions
    ] or ["  nothing"]


def _citation(stored: "StoredDocument") -> list[str]:
    """Return the lines of a row of the history, which must not look like the words of a text."""
    document = stored.document
    named = {
        "file": stored.location,
        "source": document.publisher,
        "published": document.published or "the citation does not tell",
        "url": document.url,
        "document": stored.id,
        "loaded": stored.ingested_at,
    }
    return [
        "a row of the reported history, which cites its source; no text was read for it",
        "",
        *(f"{name:<12} {safe(value)}" for name, value in named.items() if value),
    ]


def _official(official: "StoredOfficialValue") -> list[str]:
    value = official.value
    added = f"added from {value.provider} at {official.added_at}" if official.added_at else _OF_THE_SEEDS
    named = {
        "series": value.series,
        "place": value.place_id,
        "period": value.period,
        "value": f"{value.rate_bpd:,} b/d",
        "as written": value.written,
        "released": value.released or "not told",
        "source": value.source,
    }
    return [
        f"{official.id}  a value of an official series, {added}; no text was read for it",
        "",
        *(f"{name:<12} {safe(told)}" for name, told in named.items() if told),
    ]


def marked(passage: "Passage") -> list[str]:
    """Return the lines of a passage, the quote marked."""
    left, right = (_BOLD, _PLAIN) if on_terminal() else ("»", "«")
    sentence = f"{safe(passage.head)}{left}{safe(passage.quote)}{right}{safe(passage.tail)}"
    around = (safe(passage.before), sentence, safe(passage.after))
    return [f"  {part}" for part in around if part.strip()]


def _document(stored: "StoredDocument") -> list[str]:
    document = stored.document
    named = {
        "document": f"{stored.id}  {document.title}".rstrip(),
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
        "location": stored.location or document.key,
        "ingested": stored.ingested_at,
    }
    return [f"{name:<12} {safe(value)}" for name, value in named.items() if value]


def _outage(outage: "OutageFile") -> list[str]:
    shown = {
        name: value for name, value in outage.episode.items() if name != "id" and value not in ("", False)
    }
    number = len(outage.events)
    return [
        outage.episode["id"],
        *(f"{name:<20} {safe(str(value))}" for name, value in shown.items()),
        "",
        f"{counted(number, 'event')} of the news {'speaks' if number == 1 else 'speak'} of it",
        *(
            f"  {stored.id}  {safe(in_words(stored.event))}  »{safe(stored.event.quote)}«  {role}"
            for stored, role in zip(outage.events, outage.roles, strict=True)
        ),
        *(f"  {name}  tells what {_FIGURES[role]}" for name, role in outage.figures),
        *(f"  {name}  shows the place running: denied" for name in outage.denied_by),
        *(f"  {name}  follows from it" for name in outage.children),
    ]


def _dossier(dossier: "Dossier") -> list[str]:
    facts: list[tuple[str, Fact]] = [(stored.id, stored.observation) for stored in dossier.observations]
    facts += [(stored.id, stored.event) for stored in dossier.events]
    if dossier.document.kind == "citation":
        rows = (f"  {key}  {safe(in_words(fact))}" for key, fact in facts)
        return [*_citation(dossier.document), "", *rows]
    read, told, doubted = len(dossier.observations), len(dossier.events), len(dossier.rejected)
    return [
        *_document(dossier.document),
        "",
        f"{counted(read, 'observation')}, {counted(told, 'event')}, {doubted} rejected",
        *(f"  {key}  {safe(in_words(fact))}  »{safe(fact.quote)}«" for key, fact in facts),
        *_doubted(dossier),
    ]


def _doubted(dossier: "Dossier") -> list[str]:
    lines = []
    for item, mentions in zip(dossier.rejected, dossier.mentions, strict=True):
        lines.append(f"  not believed  »{safe(item.quote)}«: {safe(item.reason)}")
        lines += [f"    {line}" for line in _mentions(mentions)]
    return lines
