"""Training as a whole: the same documents give the same bytes in any order; folds stay apart."""

import json

import numpy as np
import pytest

from oiltrack.errors import OiltrackError
from oiltrack.extract.models import Models
from oiltrack.extract.network import Network
from oiltrack.gazetteer import load_gazetteer
from training import __main__ as command
from training import corpus, cross_validate, report
from training.collect import Group
from training.corpus import load, own
from training.cross_validate import FOLDS, folds
from training.train import train


@pytest.fixture(scope="module")
def few():
    return load(["samples"])[:8]


@pytest.fixture(scope="module")
def weights(few):
    return train(few, load_gazetteer(), rounds=2)


def test_the_same_documents_give_the_same_bytes(few, weights):
    again = train(few, load_gazetteer(), rounds=2)
    assert command.render(again) == command.render(weights)


def test_the_order_of_documents_changes_nothing(few, weights):
    assert command.render(train(few[::-1], load_gazetteer(), rounds=2)) == command.render(weights)


def test_files_are_sorted_one_weight_a_line(weights):
    content = command.render(weights)["entities.json"].decode()
    names = list(json.loads(content))
    assert names == sorted(names)
    assert len(content.splitlines()) == len(names) + 2
    assert content.endswith("}\n")


def test_a_network_is_written_so_that_it_is_read_again(tmp_path, weights):
    files = command.render(weights)
    (tmp_path / "when.npy").write_bytes(files["when.npy"])
    features = json.loads(files["when.json"])
    network = Network.read(features, tmp_path / "when.npy")
    assert features == sorted(features) == list(network.rows)
    assert np.array_equal(network.matrix(), weights["when"].matrix())


def test_folds_are_even_and_fixed(few):
    fold = folds(few)
    assert sorted(fold.values()) == sorted(i % FOLDS for i in range(len(few)))
    assert folds(few[::-1]) == fold


def test_the_sets_of_the_project_are_found():
    assert {"dev", "newsroom", "samples"} <= set(own())
    assert "seeds" not in own()


def test_a_set_that_is_not_here_has_no_documents():
    assert load(["no-such-set"]) == []


def test_a_folder_is_a_set_of_cases(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "CORPUS", tmp_path)
    (tmp_path / "cases").mkdir()
    case = {"id": "c1", "text": "Oil.", "phenomenon": "nothing said", "gold": {}}
    (tmp_path / "cases" / "one.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    italian = json.dumps(case | {"id": "c2", "lang": "it"})
    (tmp_path / "cases" / "two.jsonl").write_text(italian + "\n", encoding="utf-8")
    (found,) = load(own())
    assert (found.part, found.phenomenon, found.publisher) == ("cases", "nothing said", "unknown")
    assert found.gold == {"observations": [], "events": []}


@pytest.mark.parametrize(
    "line", ["[]", "{", '{"id": "a", "text": ""}', '{"id": "a", "text": "", "gold": []}']
)
def test_a_line_that_is_no_gold_document_is_named(tmp_path, monkeypatch, line):
    monkeypatch.setattr(corpus, "CORPUS", tmp_path)
    (tmp_path / "bad.jsonl").write_text("\n" + line, encoding="utf-8")
    with pytest.raises(OiltrackError, match=r"bad\.jsonl, line 2: no gold document"):
        load(["bad"])


def test_the_stored_weights_are_not_below_the_floor(capsys):
    code = report.main(["--quick"])
    told = capsys.readouterr().out
    assert code == 0, told[told.index("since the floor") :]
    assert "dev " in told


def test_a_fold_learns_nothing_from_its_own_documents(monkeypatch):
    near, far = ({"near": 1.0}, True), ({"far": 1.0}, False)
    rare = ({"rare": 1.0}, True), ({"far": 1.0}, False)
    groups = {"measure": [*[Group("a", rare)] * 9, *[Group("b", (near, far))] * 9]}
    monkeypatch.setattr(cross_validate, "_held", [(groups, {"a": 0, "b": 1})])
    assert set(cross_validate._fit_without(0)["measure"]) == {"near", "far"}
    assert set(cross_validate._fit_without(1)["measure"]) == {"rare", "far"}


def test_each_document_is_read_by_weights_that_have_not_seen_it(few, monkeypatch):
    fold = folds(few)
    fitted = tuple({"measure": {f"fold {k}": 1.0}} for k in range(FOLDS))
    monkeypatch.setattr(cross_validate, "_fit_folds", lambda *_: fitted)
    monkeypatch.setattr(cross_validate, "collect", lambda *_: {})
    monkeypatch.setattr(
        cross_validate, "read", lambda documents, known, _: dict.fromkeys((d.key for d in documents), known)
    )
    accounts = cross_validate.cross_validate(few, {}, load_gazetteer()).accounts
    assert accounts == {key: fitted[k] for key, k in fold.items()}


def test_the_stored_weights_are_validated(few):
    validation = report.validate(few, Models.load().fitted, load_gazetteer())
    assert set(validation.accounts) == {gold.key for gold in few}
    assert len(validation.weights) == FOLDS
    assert all({"measure", "when", "confidence"} <= set(fitted) for fitted in validation.weights)
