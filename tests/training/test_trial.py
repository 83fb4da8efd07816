"""The trial of one model: shares by set, and what is wrong with its reasons."""

import pytest

from training import trial


def test_a_trial_prints_the_share_right_by_set_and_the_wrong_decisions(monkeypatch, capsys):
    monkeypatch.setattr(trial, "own", lambda: ["cases"])
    assert trial.main(["when", "--show", "1"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split() == ["set", "decisions", "no", "answer", "right", "of", "reachable"]
    assert "cases" in out
    assert ">>" in out
    assert "chose" in out
    assert "right" in out


def test_a_network_has_no_ridge(capsys):
    with pytest.raises(SystemExit):
        trial.main(["when", "--ridge", "2"])
    assert "when is a network and has no ridge" in capsys.readouterr().err
