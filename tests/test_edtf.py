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
