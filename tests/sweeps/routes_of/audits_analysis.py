"""The addresses of analyses."""

from tests.sweeps.leave import PANEL, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {"period": "2023-01"}

KEEPER = frozenset({"qa"})
WORDS = {
    "strengths": "Plans are clear.",
    "developments": "Children are asked too late.",
    "next_steps": "The heads of service report in March.",
    "correction": "One audit came in late.",
}

TABLE: dict[tuple[str, str], Leave] = {
    ("audits:analyses", "GET"): Leave(PANEL, is_the_councils=True),
    ("audits:analysis", "GET"): Leave(PANEL, is_the_councils=True),
    ("audits:analysis-xlsx", "GET"): Leave(PANEL, is_the_councils=True),
    ("audits:analysis-issue", "GET"): Leave(KEEPER, is_the_councils=True),
    ("audits:analysis-issue", "POST"): Leave(KEEPER, data=WORDS, is_the_councils=True),
}
