"""The addresses of reports and appendices."""

from tests.sweeps.leave import AUDITS, OFFICE, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {
    "appendix_id": 1,
    "clearance_id": 1,
    "item_id": 1,
    "meeting_id": 1,
    "number": 1,
}

# Who sees reports in work; whose post the scene's report is, and whose its clearance.
IN_WORK = OFFICE | AUDITS
WRITERS = frozenset({"auditor", "lead", "manager"})
CLEARERS = frozenset({"director", "manager"})
MANAGER = frozenset({"manager"})
READ_VERSION = {"version": "1"}
# Sent in empty or with too little: let in, and told what is missing.
TOLD = frozenset({422})

TABLE: dict[tuple[str, str], Leave] = {
    ("meetings:report", "GET"): Leave(IN_WORK),
    ("meetings:report-commission", "GET"): Leave(MANAGER),
    ("meetings:report-commission", "POST"): Leave(MANAGER, answers=TOLD),
    ("meetings:report-edit", "GET"): Leave(WRITERS),
    ("meetings:report-edit", "POST"): Leave(WRITERS, data={"based_on": "1", "detail": "More."}),
    ("meetings:report-submit", "POST"): Leave(WRITERS, data=READ_VERSION),
    ("meetings:report-send-back", "POST"): Leave(MANAGER, data={"why": "Say what it costs."}),
    ("meetings:report-sign-off", "POST"): Leave(MANAGER, data=READ_VERSION),
    ("meetings:report-withhold", "GET"): Leave(WRITERS),
    ("meetings:report-withhold", "POST"): Leave(
        WRITERS, data={"access": "exempt", "exempt_paragraph": "2", "because": "It names a family."}
    ),
    ("meetings:report-versions", "GET"): Leave(IN_WORK),
    ("meetings:report-version", "GET"): Leave(IN_WORK),
    ("meetings:appendix-add", "GET"): Leave(WRITERS),
    ("meetings:appendix-upload", "POST"): Leave(WRITERS, answers=TOLD),
    ("meetings:appendix-paper", "POST"): Leave(WRITERS, answers=TOLD),
    ("meetings:appendix", "GET"): Leave(WRITERS),
    ("meetings:appendix", "POST"): Leave(WRITERS, data={"title": "The framework"}),
    ("meetings:appendix-replace", "POST"): Leave(WRITERS, answers=TOLD),
    ("meetings:appendix-move", "POST"): Leave(WRITERS, data={"where": "up"}),
    ("meetings:appendix-remove", "GET"): Leave(WRITERS),
    ("meetings:appendix-remove", "POST"): Leave(WRITERS),
    ("meetings:appendix-withhold", "GET"): Leave(WRITERS),
    ("meetings:appendix-withhold", "POST"): Leave(WRITERS, data={"access": "open"}),
    ("meetings:appendix-file", "GET"): Leave(IN_WORK),
    ("meetings:clear", "POST"): Leave(CLEARERS, data={**READ_VERSION, "note": "By telephone."}),
    ("meetings:unclear", "POST"): Leave(CLEARERS, data={"why": "A figure is wrong."}),
    ("meetings:chase", "GET"): Leave(MANAGER),
}
