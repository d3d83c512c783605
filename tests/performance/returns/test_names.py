"""Names compared and suggested."""

from hypothesis import given
from hypothesis import strategies as st

from performance.returns.names import normalise, suggest


def test_case_spaces_dashes_and_a_last_full_stop_do_not_matter() -> None:
    written = "  Number of\u00a0Contacts \u2013 all. "
    assert normalise(written) == normalise("number of contacts - all")


@given(st.text(max_size=40))
def test_a_normalised_name_stays_as_it_is(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)


def test_a_near_name_is_suggested_and_a_far_one_is_not() -> None:
    known = ["number of contacts", "number of referrals in the month"]
    assert suggest("Number of contact", known) == "number of contacts"
    assert suggest("Cases in proceedings", known) is None
