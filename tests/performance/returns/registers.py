"""A register made by hand, with the facts that the council's own returns are checked against."""

from decimal import Decimal

from performance.analysis.figures import Basis, Measure, Polarity, Unit
from performance.analysis.targets import Applies, Comparison, TargetRule
from performance.returns.names import normalise
from performance.returns.register import CountPair, Match, Register

N, P, R = Unit.NUMBER, Unit.PERCENTAGE, Unit.RATE
HIGHER, LOWER, NEITHER = Polarity.HIGHER, Polarity.LOWER, Polarity.NEITHER
IN_PERIOD, SNAPSHOT, TO_DATE = Basis.IN_PERIOD, Basis.SNAPSHOT, Basis.YEAR_TO_DATE
AT_LEAST, AT_MOST = Comparison.AT_LEAST, Comparison.AT_MOST

ASSESS, CONTACT, SUPPORT, RIGHT, PARENT = (
    "effective-assessment",
    "direct-contact",
    "management-support",
    "right-service",
    "corporate-parenting",
)

AREAS = {
    "Effective assessment and intervention": ASSESS,
    "Purposeful direct contact": CONTACT,
    "Management support for better practice": SUPPORT,
    "Right service at the right time": RIGHT,
    "Robust corporate parenting": PARENT,
}

# code: unit, polarity, basis, names on the sheets (the first is the register's own)
INDICATORS: dict[str, tuple[Unit, Polarity, Basis, tuple[str, ...]]] = {
    "REF01": (N, NEITHER, IN_PERIOD, ("Number of referrals in the month",)),
    "REF02": (P, LOWER, IN_PERIOD, ("Percentage of re-referrals within 12 months",)),
    "REF03": (
        R,
        LOWER,
        TO_DATE,
        (
            "Rate of referrals per 10,000 of under 18 population",
            "Rates of referrals per 10,000 of Under 18 Population (accumulative)",
            "Rates of referrals per 10,000 of Under 18 Population",
        ),
    ),
    "CON01": (N, LOWER, IN_PERIOD, ("Number of contacts",)),
    "EH01": (N, NEITHER, IN_PERIOD, ("Number of referrals into Early Help",)),
    "EH02": (N, NEITHER, IN_PERIOD, ("Number of Early Help assessments completed",)),
    "ASM01": (
        R,
        LOWER,
        TO_DATE,
        (
            "Rate of C&F (single) assessments completed per 10,000",
            "Rates of C&F (single) assessments completed per 10,000 (accumulative)",
            "Rates of C&F (single) assessments completed per 10,000",
            "Rates of Single Assessments completed per 10,000",
        ),
    ),
    "ASM02": (
        P,
        HIGHER,
        IN_PERIOD,
        ("Percentage of C&F assessments completed within 45 working days",),
    ),
    "CIN01": (
        N,
        NEITHER,
        SNAPSHOT,
        (
            "Number of children with an active Child in Need plan not allocated to CWD",
            "Number of children with an active Child in Need Plan not allocated to CWD (CIN*)",
        ),
    ),
    "CIN02": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of children with an active Child in Need plan not allocated to CWD "
            "visited within the last 6 weeks",
            "Percentage of children with an active Child in Need Plan not allocated to CWD for "
            "whom a visit has taken place within last 6 weeks (CIN*)",
        ),
    ),
    "CP01": (
        N,
        LOWER,
        SNAPSHOT,
        (
            "Number of children subject of a Child Protection Plan at the end of the month",
            "Number of children who are subject of a Child Protection Plan as at the end of month",
        ),
    ),
    "CP02": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of children subject to a Child Protection Plan visited within the last "
            "10 working days",
            "Percentage of children subject to Child Protection Plan for whom a visit has taken "
            "place within last 10 working days",
        ),
    ),
    "CP03": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of children subject to a Child Protection Plan visited within the last 4 "
            "weeks (20 working days)",
            "Percentage of children subject to Child Protection Plan for whom a visit has taken "
            "place within last 4 weeks (20 Working Days)",
        ),
    ),
    "CLA01": (
        N,
        LOWER,
        SNAPSHOT,
        (
            "Number of children looked after at the end of the month",
            "Number of CLA at the end of the month",
        ),
    ),
    "CLA02": (
        R,
        LOWER,
        SNAPSHOT,
        (
            "Rate of children looked after per 10,000 under 18 population",
            "Rate of CLA per 10,000 under 18 population",
        ),
    ),
    "CLA03": (
        N,
        NEITHER,
        SNAPSHOT,
        (
            "Number of looked after children who are unaccompanied asylum seeking children",
            "Number of CLA at the end of the month who are UASC",
        ),
    ),
    "CLA04": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of looked after children visited within statutory timescales",
            "Percentage of CLA for whom a visit has taken place within statutory timescales (6 "
            "weeks or less visits)",
        ),
    ),
    "CLA05": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of looked after children with an up to date review",
            "Percentage of CLA children with an up to date review",
        ),
    ),
    "CLA06": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of children in care for at least 12 months whose health assessments are "
            "up to date",
            "Percentage of children in care for at least 12 months for whom health assessments "
            "are up to date",
        ),
    ),
    "CLA07": (
        P,
        LOWER,
        SNAPSHOT,
        (
            "Percentage of looked after children with 3 or more placements during the year",
            "Percentage of CLA at end of month with 3 or more placements during the year",
        ),
    ),
    "CLA08": (
        N,
        NEITHER,
        SNAPSHOT,
        (
            "Number of looked after children allocated to CWD",
            "Number of CLA allocated to CWD",
        ),
    ),
    "CLA09": (
        N,
        NEITHER,
        SNAPSHOT,
        (
            "Number of looked after children accommodated under section 20 (excluding UASC)",
            "Number of CLA accommodated on S20 (exc UASC) as at the end of the month",
        ),
    ),
    "CLA10": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of looked after children with a permanence plan within 6 months",
            "Percentage of Looked after Children (LAC) with a permanence plan in place within 6 "
            "months of BLA",
        ),
    ),
    "CLA11": (
        N,
        NEITHER,
        SNAPSHOT,
        (
            "Number of looked after children placed for adoption at period end",
            "Number of Children Looked After (CLA) placed for adoption at period end",
        ),
    ),
    "CLA12": (
        P,
        LOWER,
        SNAPSHOT,
        (
            "Percentage of looked after children in independent fostering agency placements",
            "Percentage of CLA placed in IFA placements as at the end of the month",
            "Percentage of CLA placed with IFAS at end of period",
        ),
    ),
    "CL01": (N, NEITHER, SNAPSHOT, ("Number of care leavers",)),
    "SUP01": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of children whose supervision was within timescale",
            "Percentage of children who had their supervision and was within the timescales",
        ),
    ),
    "SUP02": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of children on a Child Protection Plan whose supervision was within "
            "timescale",
            "Percentage of CPP who had their supervision and was within the timescale",
            "Percentage of CPP who have had their supervision and within timescale",
        ),
    ),
    "SUP03": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of looked after children whose supervision was within timescale",
            "Percentage of CLA who had their supervision and was within the timescale",
            "Percentage of CLA who have had their supervision and within timescale",
        ),
    ),
    "SUP04": (
        P,
        HIGHER,
        SNAPSHOT,
        (
            "Percentage of care leavers whose supervision was within timescale",
            "Percentage of Care Leavers who had their supervision and was within the timescale",
            "Percentage of Care Leaver who have had their supervision and within timescale",
        ),
    ),
}

PREDECESSORS = {
    "Percentage of children subject to a Child Protection Plan seen in the last 15 working days.": (
        "CP02"
    ),
    "CIN on a plan visited within 4 weeks": "CIN02",
    "Number of Voluntarily Accommodated Section 20s (S20) at period end": "CLA09",
    "Number of Looked after Children placed for adoption at period end": "CLA11",
}


def _rule(comparison: Comparison, value: str, applies: Applies = Applies.EACH_PERIOD) -> TargetRule:
    return TargetRule(comparison, Decimal(value), applies=applies)


_YEAR = Applies.YEAR_END
TARGETS: dict[tuple[str, str], TargetRule | None] = {
    (ASSESS, "REF01"): None,
    (RIGHT, "REF01"): None,
    (ASSESS, "REF02"): _rule(AT_MOST, "23"),
    (RIGHT, "REF02"): _rule(AT_MOST, "23"),
    (RIGHT, "REF03"): _rule(AT_MOST, "700", _YEAR),
    (RIGHT, "CON01"): _rule(AT_MOST, "17000", _YEAR),
    (ASSESS, "EH01"): None,
    (ASSESS, "EH02"): None,
    (RIGHT, "EH02"): None,
    (ASSESS, "ASM01"): _rule(AT_MOST, "700", _YEAR),
    (RIGHT, "ASM01"): _rule(AT_MOST, "700", _YEAR),
    (ASSESS, "ASM02"): _rule(AT_LEAST, "90"),
    (RIGHT, "ASM02"): _rule(AT_LEAST, "90"),
    (RIGHT, "CIN01"): None,
    (CONTACT, "CIN02"): None,
    (RIGHT, "CP01"): _rule(AT_MOST, "406"),
    (CONTACT, "CP02"): _rule(AT_LEAST, "90"),
    (CONTACT, "CP03"): _rule(AT_LEAST, "100"),
    (RIGHT, "CLA01"): _rule(AT_MOST, "540"),
    (PARENT, "CLA01"): _rule(AT_MOST, "540"),
    (PARENT, "CLA02"): _rule(AT_MOST, "100"),
    (PARENT, "CLA03"): _rule(AT_MOST, "37"),
    (CONTACT, "CLA04"): _rule(AT_LEAST, "100"),
    (PARENT, "CLA04"): _rule(AT_LEAST, "97"),
    (PARENT, "CLA05"): _rule(AT_LEAST, "95"),
    (PARENT, "CLA06"): _rule(AT_LEAST, "95"),
    (PARENT, "CLA07"): _rule(AT_MOST, "10"),
    (PARENT, "CLA08"): None,
    (PARENT, "CLA09"): None,
    (PARENT, "CLA10"): None,
    (PARENT, "CLA11"): None,
    (PARENT, "CLA12"): _rule(AT_MOST, "36"),
    (RIGHT, "CL01"): None,
    (SUPPORT, "SUP01"): _rule(AT_LEAST, "80"),
    (SUPPORT, "SUP02"): _rule(AT_LEAST, "90"),
    (SUPPORT, "SUP03"): _rule(AT_LEAST, "90"),
    (SUPPORT, "SUP04"): _rule(AT_LEAST, "80"),
}

BODIES = {
    "southampton": "southampton",
    "statistical neighbours": "statistical-neighbours",
    "south east": "south-east",
    "england": "england",
}


def measure(code: str) -> Measure:
    """The measure of an indicator of the register."""
    unit, polarity, basis, names = INDICATORS[code]
    counted = population = ""
    if unit is P:
        counted, population = "counted", "all"
    return Measure(code, names[0], names[0][:20], unit, 0, polarity, basis, counted, population)


# Beside the usual pairs, a second percentage of all looked-after children.
TWO_OF_LOOKED_AFTER = (CountPair("CLA05", "CLA01"), CountPair("SUP03", "CLA01"))


def make_register(**changes: object) -> Register:
    """The register; keyword arguments replace its fields."""
    indicators = {
        normalise(name): Match(code)
        for code, (_, _, _, names) in INDICATORS.items()
        for name in names
    }
    indicators |= {
        normalise(name): Match(code, "predecessor") for name, code in PREDECESSORS.items()
    }
    fields: dict[str, object] = {
        "council_name": "Southampton City Council",
        "own_body": "southampton",
        "indicators": indicators,
        "measures": {code: measure(code) for code in INDICATORS},
        "areas": {normalise(name): slug for name, slug in AREAS.items()},
        "targets": TARGETS,
        "bodies": BODIES,
        "count_pairs": (CountPair("SUP04", "CL01"), CountPair("CLA05", "CLA01")),
    }
    return Register(**{**fields, **changes})  # type: ignore[arg-type]
