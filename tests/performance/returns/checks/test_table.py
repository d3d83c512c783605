"""The table of checks as a table."""

import re
import string

from performance.returns.answers import OF_A_NAME, Answer
from performance.returns.checks import CHECKS
from performance.returns.faults import FAULTS
from performance.returns.findings import Severity


def test_every_sentence_says_where_and_ends_as_a_sentence() -> None:
    for check in CHECKS:
        fields = {name for _, name, _, _ in string.Formatter().parse(check.sentence) if name}
        assert fields & {"where", "sheet", "sheets", "row", "listed"}, check.code
        assert check.sentence.endswith("."), check.code


def test_a_code_appears_twice_only_for_figures_and_targets_alike() -> None:
    codes = [check.code for check in CHECKS]
    assert {code for code in codes if codes.count(code) > 1} == {"percentage_without_sign"}


def test_only_errors_refuse_a_return() -> None:
    assert all(check.severity is Severity.ERROR for check in CHECKS if check.blocks)


def test_every_question_can_be_answered_and_of_errors_only_a_name_and_a_contradiction() -> None:
    for check in CHECKS:
        if check.severity is Severity.WARNING:
            assert {Answer.STANDS, Answer.OPEN} <= set(check.answers), check.code
    errors = {one.code: one.answers for one in CHECKS if one.severity is Severity.ERROR}
    assert {code: answers for code, answers in errors.items() if answers} == {
        "unknown_indicator": OF_A_NAME,
        "contradiction": (Answer.THIS_CELL,),
    }


def test_which_of_two_percentages_is_right_is_asked_first() -> None:
    (check,) = [one for one in CHECKS if one.code == "percentage_contradicts_fraction"]
    assert check.answers[:2] == (Answer.FRACTION, Answer.PERCENTAGE)
    assert check.caveat == ""


def test_what_readers_are_told_is_short_and_names_no_cell() -> None:
    caveats = [check.caveat for check in CHECKS if check.caveat]
    assert caveats
    for caveat in caveats:
        assert len(caveat) <= 80
        assert caveat.endswith("being checked")
        assert not re.search(r"[{}]|\b[A-Z]{1,3}\d+\b", caveat)


def test_every_row_has_a_sentence_without_a_case() -> None:
    checks = {check.code: check.in_general for check in CHECKS}
    faults = {fault.code: fault.in_general for fault in FAULTS}
    for code, sentence in (checks | faults).items():
        assert not re.search(r"[{}]|\.\.|  ", sentence), code
        assert sentence[0].isupper(), code
        assert sentence.endswith("."), code


def test_no_fault_of_a_file_has_the_code_of_a_check() -> None:
    codes = [fault.code for fault in FAULTS]
    assert len(codes) == len(set(codes))
    assert not {check.code for check in CHECKS} & set(codes)
