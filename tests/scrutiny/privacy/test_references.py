"""A case reference says which case, and nothing of the child."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.privacy import REFERENCE_MAX, faults_of_reference

INSTEAD = "Use the case's pseudonymous reference, such as C-1042."


@pytest.mark.parametrize(
    "reference",
    ["C-1042", "CD123456", "LCS/2291", "ICAS 0034", " C-1042 ", "2291", "CF-N-1042", "c_1042.2"],
)
def test_a_pseudonymous_reference_is_taken(reference: str) -> None:
    assert faults_of_reference(reference) == ()


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("C" * 40 + "1", "has 41 characters and may have 40"),
        ("C-\x001042", "cannot be seen"),
        ("C-1042\n", "cannot be seen"),
        ("C-\u202e1042", "cannot be seen"),
        ("C-\ud8001042", "cannot be seen"),
        ("943 476 5919", "an NHS number that ends in 19"),
        ("SO14 7LY", "a postcode that begins with SO14"),
        ("dob 12/03/2014", "a date of birth in 2014"),
        ("07700 900123", "a telephone number that ends in 23"),
        ("c1@example.org", "an e-mail address at example.org"),
        ("Smith", "reads like a name"),
        ("J Smith", "reads like a name"),
        ("SMITH-JOHN", "reads like a name"),
        ("John Smith 2", "reads like a name"),
        ("Smith, J 12", "reads like a name"),
        ("Smith-Jones 12", "reads like a name"),
        ("O'Neill", "reads like a name"),
        ("Zoë Müller 3", "reads like a name"),
    ],
)
def test_what_says_who_it_is_or_cannot_be_read_is_refused(reference: str, words: str) -> None:
    (fault,) = faults_of_reference(reference)
    assert words in fault
    assert fault.endswith(INSTEAD)


def test_every_fault_is_told_at_once() -> None:
    assert len(faults_of_reference("John Smith 943 476 5919 of SO14 7LY in the town")) == 4


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
def test_no_text_is_too_much_and_each_fault_says_what_to_do(text: str) -> None:
    faults = faults_of_reference(text)
    assert all(fault.endswith(INSTEAD) for fault in faults)
    if not faults:
        assert 0 < len(text.strip(" ")) <= REFERENCE_MAX
