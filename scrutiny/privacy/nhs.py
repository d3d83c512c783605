"""NHS numbers: ten digits of which the last checks the nine before it.

Source: the NHS Data Model and Dictionary, "NHS NUMBER" (modulus 11).
"""

import re
from collections.abc import Iterator

# What stands between the groups of three, three and four: nothing, a space, a dash or a point. The
# marks without width are there because a copied number carries them unseen.
_GAP = "[ \u00a0\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad.\u2011\u2013-]?"
_NUMBERS = re.compile(rf"(?<![0-9])[0-9]{{3}}{_GAP}[0-9]{{3}}{_GAP}[0-9]{{4}}(?![0-9])")
_WEIGHTS = range(10, 1, -1)


def is_nhs_number(digits: str) -> bool:
    """Return whether ten digits are an NHS number by their check digit.

    >>> is_nhs_number("9434765919"), is_nhs_number("9434765918")
    (True, False)
    """
    if len(digits) != 10 or not (digits.isascii() and digits.isdecimal()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    # A check of 10 belongs to no number, and no last digit is equal to it.
    return (11 - total % 11) % 11 == int(digits[9])


def nhs_numbers(text: str) -> Iterator[str]:
    """Yield the NHS numbers of a text as digits, in their order."""
    for match in _NUMBERS.finditer(text):
        digits = "".join(letter for letter in match.group() if letter.isdecimal())
        if is_nhs_number(digits):
            yield digits
