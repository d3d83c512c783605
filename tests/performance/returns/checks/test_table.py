"""The table of checks as a table."""

import string

from performance.returns.checks import CHECKS
from performance.returns.findings import Severity


def test_every_sentence_says_where_and_ends_as_a_sentence() -> None:
    for check in CHECKS:
        fields = {name for _, name, _, _ in string.Formatter().parse(check.sentence) if name}
        assert fields & {"where", "sheet", "sheets", "row"}, check.code
        assert check.sentence.endswith("."), check.code


def test_a_code_appears_twice_only_for_figures_and_targets_alike() -> None:
    codes = [check.code for check in CHECKS]
    assert {code for code in codes if codes.count(code) > 1} == {"percentage_without_sign"}


def test_only_errors_refuse_a_return() -> None:
    assert all(check.severity is Severity.ERROR for check in CHECKS if check.blocks)
