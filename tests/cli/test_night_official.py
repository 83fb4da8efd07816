"""Official figures as a source of the night job: asked by HTTP, stored once, kept where the server fails."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from click.testing import Result

from oiltrack.cli.session import Session
from tests.cli.nightly import state
from tests.web.server import Answer, Site, plain, serving

Run = Callable[..., Result]

OPEC = 'Secondary sources,2023,Feb 24,Mar 24,Change\nLibya,"1,165",{0},{1},63\n'
JODI = (
    "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE\n"
    "LY,2024-01,CRUDEOIL,INDPROD,KBD,1021,1\nLY,2024-02,CRUDEOIL,INDPROD,KBD,x,3\n"
)
EIA = {"productId": "57", "activityId": "1", "countryRegionId": "LBY", "unit": "TBPD"}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(Session, "sleep", staticmethod(lambda seconds: None))
    with serving() as site:
        yield site


@pytest.fixture
def source(workspace: Path) -> Callable[..., None]:
    """Give the workspace a source of official figures."""
    path = workspace / "oiltrack.toml"
    with path.open("a", encoding="utf-8") as settings:
        settings.write('contact = "desk@example.org"\n')

    def add(provider: str, url: str, *more: str) -> None:
        lines = [f'name = "{provider}"', 'kind = "official"', f'provider = "{provider}"', f'url = "{url}"']
        with path.open("a", encoding="utf-8") as settings:
            settings.write("\n".join(("[[source]]", *lines, "local = true", *more, "")))

    return add


def tagged(body: str, tag: str) -> Answer:
    """Return an answer that is sent only to who does not hold it yet."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        held = request.headers.get("If-None-Match") == tag
        plain("" if held else body, 304 if held else 200, ETag=tag)(request)

    return answer


def held(run: Run) -> dict[str, int]:
    """Return the values that are held of OPEC's secondary sources, by period and release."""
    listed = run("official", "list", "OPEC secondary sources", "--json").stdout.splitlines()
    rows = [json.loads(line) for line in listed]
    return {
        f"{row['period']} {row['released']}": row["rate_bpd"] for row in rows if row["provider"] == "opec"
    }


def test_a_release_goes_in_once_and_a_revision_stands_beside_it(
    workspace: Path,
    run: Run,
    site: Site,
    source: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site.pages["/momr.csv"] = tagged(OPEC.format(1173, 1236), '"march"')
    source("opec", f"{site.base}/momr.csv")
    first = run("refresh", "--quiet")
    assert (first.exit_code, first.output) == (0, "")
    assert sorted(held(run).values()) == [1_165_000, 1_173_000, 1_236_000]
    reports = state(workspace / "reports")
    assert run("refresh").stdout == "nothing new; no report changed\n"
    assert site.sent("/momr.csv")["if-none-match"] == '"march"'
    site.page("/momr.csv", OPEC.format(1173, 1236))  # a server that forgets what it said
    assert run("refresh").stdout == "nothing new; no report changed\n"
    assert state(workspace / "reports") == reports
    assert len(held(run)) == 3
    site.pages["/momr.csv"] = tagged(OPEC.format(1180, 1236), '"april"')
    later = Session.today() + timedelta(days=1)
    monkeypatch.setattr(Session, "today", staticmethod(lambda: later))
    assert run("refresh", "--quiet").output == ""
    assert held(run)[f"2024-02 {later}"] == 1_180_000
    assert len(held(run)) == 4


def test_what_fails_keeps_the_figures_and_is_told_at_the_third_time(
    run: Run, site: Site, source: Callable[..., None]
) -> None:
    site.pages["/momr.csv"] = tagged(OPEC.format(1173, 1236), '"march"')
    source("opec", f"{site.base}/momr.csv")
    run("refresh", "--quiet")
    before = held(run)
    wrong = {
        "answers 503": plain("", 503),
        "no row of Libya": plain("<html><h1>Our new site</h1><p>Moved.</p></html>"),
        "nineteen": plain(OPEC.format(1173, "nineteen")),
    }
    for message, answer in wrong.items():
        site.pages["/momr.csv"] = answer
        last = run("refresh", "--quiet")
        assert message in run("sources", "--json").stdout
        assert held(run) == before
    assert last.exit_code == 3
    assert last.stderr.startswith("oiltrack: source opec failed 3 times in a row: ")
    assert last.stderr.count("\n") == 1
    site.pages["/momr.csv"] = tagged(OPEC.format(1173, 1236), '"march"')
    assert run("refresh").stdout == "nothing new; no report changed\n"
    assert site.sent("/momr.csv")["if-none-match"] == '"march"'


def test_the_file_of_jodi_and_the_pages_of_the_eia_are_read_as_they_are_served(
    run: Run, site: Site, source: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EIA_KEY", "s3cret")
    site.page("/2024.csv", JODI)
    for offset, rate in enumerate(("1020", "1136.9")):
        row = {"period": f"2024-0{offset + 1}", "value": rate, **EIA}
        answer = json.dumps({"response": {"total": 2, "data": [row]}})
        site.page(f"/v2?length=1&offset={offset}&api_key=s3cret", answer)
    source("jodi", f"{site.base}/2024.csv")
    source("eia", f"{site.base}/v2?length=1", 'secret_env = "EIA_KEY"')
    assert run("refresh", "--quiet").output == ""
    for series, rates in (("JODI", [1_021_000]), ("EIA crude", [1_020_000, 1_136_900])):
        listed = run("official", "list", series, "--json").stdout.splitlines()
        own = [row for row in map(json.loads, listed) if row["provider"] in ("jodi", "eia")]
        assert sorted(row["rate_bpd"] for row in own) == rates
    assert "s3cret" not in run("status").output + run("sources").output


def test_a_provider_that_nobody_knows_is_told_at_once(
    run: Run, site: Site, source: Callable[..., None]
) -> None:
    source("opek", f"{site.base}/momr.csv")
    result = run("refresh", "--quiet")
    assert result.exit_code == 3
    assert "there is no provider 'opek'; give one of" in result.stderr
    assert site.paths() == []
