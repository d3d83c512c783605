"""What in a text points to a person, told without repeating it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from scrutiny.privacy.births import years_of_birth
from scrutiny.privacy.nhs import nhs_numbers

# The areas that British postcodes begin with.
_AREA = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|"
    "DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|"
    "KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|"
    "RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|"
    "WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODES = re.compile(
    rf"(?<![A-Z0-9])(?P<outward>(?:{_AREA})[0-9][0-9A-Z]?)[ \u00a0]{{0,2}}"
    r"(?P<inward>[0-9][ABD-HJLNP-UW-Z]{2})(?![A-Z0-9])",
    re.IGNORECASE | re.ASCII,
)
_ORDINALS = frozenset({"1st", "2nd", "3rd"})
# A British number: nine or ten figures after the nought or the country's code.
_TELEPHONES = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:\+|00)44[ -]?(?:\(0\))?[ -]?|\(?0)[1-9](?:[ ()\u00a0.-]{0,2}[0-9]){8,9}"
    r"(?![0-9])"
)
_EMAILS = re.compile(r"[\w.+'-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")


class Kind(StrEnum):
    """What was seen."""

    NHS_NUMBER = "NHS number"
    POSTCODE = "postcode"
    BIRTH = "date of birth"
    TELEPHONE = "telephone number"
    EMAIL = "e-mail address"


@dataclass(frozen=True)
class Finding:
    """One thing that points to a person; `words` say it so that it can be found, not repeated."""

    kind: Kind
    words: str


def found_in(text: str, *, on: date | None = None) -> tuple[Finding, ...]:
    """Return what points to a person in a text, each once.

    `on` is today where a date that makes a child's age is to count as well (see `births`).

    >>> found_in("Seen at SO14 7LY.")[0].words
    'a postcode that begins with SO14'
    """
    return tuple(dict.fromkeys(_found(text, on)))


def _found(text: str, on: date | None) -> Iterator[Finding]:
    for digits in nhs_numbers(text):
        yield Finding(Kind.NHS_NUMBER, f"an NHS number that ends in {digits[-2:]}")
    for match in _POSTCODES.finditer(text):
        if match["inward"] not in _ORDINALS:
            outward = match["outward"].upper()
            yield Finding(Kind.POSTCODE, f"a postcode that begins with {outward}")
    for year in years_of_birth(text, on=on):
        yield Finding(Kind.BIRTH, f"a date of birth in {year}")
    for match in _TELEPHONES.finditer(text):
        yield Finding(Kind.TELEPHONE, f"a telephone number that ends in {match.group()[-2:]}")
    for match in _EMAILS.finditer(text):
        yield Finding(Kind.EMAIL, f"an e-mail address at {match['host']}")
