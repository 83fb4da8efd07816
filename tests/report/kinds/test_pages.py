"""Whatever the kind, size, theme and language: words stay apart and on the page, and the bytes repeat."""

from itertools import cycle

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from oiltrack.report.chart import Chart, save_chart
from oiltrack.report.columns import CHART
from oiltrack.report.inputs import Inputs
from oiltrack.report.kinds import _DRAWN
from oiltrack.report.page import PAGES
from oiltrack.report.spec import KINDS
from tests.report.kinds.drawing import CLAIMS, OUTAGES, crowd, drawn, inputs
from tests.series.build import claim

LOOKS = (("light", "en"), ("dark", "ar"), ("light", "ar"), ("dark", "en"))
OLD = [claim("old", "2011-01-05", 1_600_000), claim("s-o", "2011-03-05", 250_000, entities=("sharara",))]


@pytest.fixture(scope="module")
def crowded() -> dict[tuple[int, str], Inputs]:
    """Give the inputs with 1, 30 and 200 outages, in English and Arabic."""
    return {
        (count, lang): inputs([*CLAIMS, *OLD], [*OUTAGES, *crowd(count - 1)], lang=lang)
        for count in (1, 30, 200)
        for lang in ("en", "ar")
    }


def looks() -> list[tuple[str, str, str, str, int]]:
    """Return each kind at each size, with the looks and the numbers of outages spread over them."""
    turn, counts = cycle(LOOKS), cycle((200, 1, 30))
    return [(kind, size, *next(turn), next(counts)) for kind in KINDS for size in sorted(PAGES)]


@pytest.mark.parametrize(("kind", "size", "theme", "lang", "count"), looks())
def test_no_words_overlap_and_none_leaves_the_page(
    kind: str, size: str, theme: str, lang: str, count: int, crowded: dict[tuple[int, str], Inputs]
) -> None:
    changes = {"size": size, "theme": theme, "lang": lang, "max_labels": 200}
    figure = drawn(kind, crowded[count, lang], **changes).figure
    renderer = FigureCanvasAgg(figure).get_renderer()
    ticks = [label for axes in figure.axes for label in axes.get_yticklabels() if label.get_text()]
    boxes = [(text, text.get_window_extent(renderer)) for text in [*figure.texts, *ticks]]
    width, height = figure.get_size_inches() * figure.dpi
    for text, box in boxes:
        assert 0 <= box.x0 <= box.x1 <= width, text
        assert 0 <= box.y0 <= box.y1 <= height, text
    for number, (text, box) in enumerate(boxes):
        for other, taken in boxes[number + 1 :]:
            across = min(box.x1, taken.x1) - max(box.x0, taken.x0)
            up = min(box.y1, taken.y1) - max(box.y0, taken.y0)
            room = 0.12 * min(box.height, taken.height)
            assert across <= 0.5 or up <= room, (text, other)
    assert _colour(figure.texts[0]) != figure.get_facecolor()


def _colour(text: Text) -> object:
    return text.get_color()


def test_each_kind_is_drawn_by_a_module() -> None:
    assert {*_DRAWN, "national"} == set(KINDS)


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    return {kind: drawn(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_input_gives_the_same_bytes_rows_and_words(
    kind: str, charts: dict[str, Chart], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp(kind)
    again = drawn(kind, inputs(list(reversed(CLAIMS)), list(reversed(OUTAGES))))
    one = save_chart(charts[kind], folder / "one.svg")
    other = save_chart(again, folder / "other.svg")
    for first, second in zip(one, other, strict=True):
        assert first.read_bytes() == second.read_bytes()
    assert charts[kind].rows.columns.tolist() == CHART.header
    assert len(charts[kind].rows) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_each_picture_has_its_words_source_and_last_day(kind: str, charts: dict[str, Chart]) -> None:
    alt = charts[kind].alt_text
    title, shown = alt.splitlines()[:2]
    assert title.startswith("El Sharara: " if kind == "facility" else "Libya: ")
    assert shown.endswith(".")
    assert "\nSource: " in alt
    assert "\nNote: " in alt
    assert "Data through " in alt


def test_words_of_an_svg_can_be_edited_where_that_is_asked(charts: dict[str, Chart], tmp_path) -> None:
    save_chart(charts["losses"], tmp_path / "text.svg", editable_text=True)
    save_chart(charts["losses"], tmp_path / "paths.svg")
    assert "Libya: " in (tmp_path / "text.svg").read_text(encoding="utf-8")
    assert ">Libya: " not in (tmp_path / "paths.svg").read_text(encoding="utf-8")
