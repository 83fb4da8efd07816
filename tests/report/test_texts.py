"""The lines under a picture."""

from oiltrack.report.language import language
from oiltrack.report.texts import source_line


def test_a_series_that_news_cite_too_is_named_once():
    words = language("en")
    series = ("OPEC secondary sources",)
    assert source_line(words, ["Reuters", *series], series) == source_line(words, ["Reuters"], series)
    assert source_line(words, series, series) == source_line(words, [], series)
