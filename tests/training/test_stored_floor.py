"""The extractor that ships holds the stored floor on every set of the golden corpus."""

from training import report


def test_no_tally_falls_below_the_stored_floor(monkeypatch, capsys):
    monkeypatch.setattr(report, "WITHHELD", ())
    assert report.main(["--quick"]) == 0, capsys.readouterr().out
