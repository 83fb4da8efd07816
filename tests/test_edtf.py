import pytest

from oiltrack import edtf


@pytest.mark.parametrize("text", ["٢٠١٧", "2017-٠٥", "2017-05-٣١", "２０１７"])
def test_digits_of_other_scripts_are_no_edtf(text: str) -> None:
    assert not edtf.is_valid(text)
    with pytest.raises(edtf.EdtfError, match="is no EDTF date; write 2017, 2017-05 or 2017-05-31"):
        edtf.interval(text)


@pytest.mark.parametrize(
    "text", ["0000", "2017-13", "2017-00-01", "2017-02-29", "2017\n", "17", "2017-5", "", "/"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not edtf.is_valid(text)


@pytest.mark.parametrize("text", ["2017", "2017-05~", "2017-05-31?", "2017/2018", "/2017", "2017-05/"])
def test_the_forms_of_the_contract_are_read(text: str) -> None:
    assert edtf.is_valid(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2020-01-05", "2020-01-06", True),
        ("2020-01-05", "2020-01-07", False),
        ("2020-01", "2020-01-01/2020-01-20", True),
        ("2020-01", "2020-01-01/2020-01-10", False),
        ("2020-01-01/2020-01-07~", "2020-01-03", True),
        ("2020-01", "2020-01-03", False),
        ("/2011-02-17", "/2011-03-01", True),
        ("/2011-02-17", "/2011-04-01", False),
        ("/2011-02-17", "2011-02-17", False),
        ("2013-07/", "2013-08-01/", True),
        (None, None, True),
        (None, "2020", False),
        ("2020", None, False),
    ],
)
def test_times_agree_as_the_contract_says(one, other, expected):
    assert edtf.same_time(one, other) is expected
    assert edtf.same_time(other, one) is expected
