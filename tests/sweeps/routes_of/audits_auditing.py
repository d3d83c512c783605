"""The addresses of an audit: written, submitted, overseen."""

from dataclasses import replace

from tests.sweeps.leave import Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {
    "audit_id": 1,
    "concern_id": 1,
    "dispute_id": 1,
    "number": 1,
}

# The scene's audit is in work by the auditor; that of these routes is handed in.
SUBMITTED_ROUTES = frozenset(
    {
        "audits:audit",
        "audits:submission",
        "audits:audit-open-grades",
        "audits:audit-request-changes",
        "audits:audit-oversee",
        "audits:audit-dispute",
        "audits:audit-place",
    }
)
AUDITOR = frozenset({"auditor"})
KEEPER = frozenset({"qa"})
LEAD = frozenset({"lead"})
READERS = AUDITOR | KEEPER | LEAD
TOLD = frozenset({422})
# In the scene the audit of the form stands at its first version.
CONFLICT = frozenset({409})

_TABLE: dict[tuple[str, str], Leave] = {
    ("audits:audit", "GET"): Leave(READERS),
    ("audits:submission", "GET"): Leave(READERS),
    ("audits:audit-open-grades", "POST"): Leave(KEEPER),
    ("audits:audit-write", "GET"): Leave(AUDITOR),
    ("audits:audit-write", "POST"): Leave(AUDITOR, answers=CONFLICT),
    ("audits:audit-autosave", "POST"): Leave(AUDITOR, answers=CONFLICT),
    ("audits:audit-request-changes", "GET"): Leave(KEEPER),
    ("audits:audit-request-changes", "POST"): Leave(KEEPER, data={"why": "Say more."}),
    ("audits:audit-oversee", "GET"): Leave(LEAD),
    ("audits:audit-oversee", "POST"): Leave(LEAD, data={"comment": "Fair."}),
    ("audits:audit-dispute", "GET"): Leave(LEAD),
    ("audits:audit-dispute", "POST"): Leave(LEAD, answers=TOLD, data={"reason": "Not so."}),
    ("audits:dispute-settle", "GET"): Leave(KEEPER),
    ("audits:dispute-settle", "POST"): Leave(
        KEEPER, data={"outcome": "stands", "explanation": "Looked at."}
    ),
    ("audits:audit-place", "GET"): Leave(AUDITOR | KEEPER),
    ("audits:audit-place", "POST"): Leave(
        AUDITOR | KEEPER, answers=TOLD, data={"is_placed": "on", "placed_on": "3 February 2023"}
    ),
    ("audits:concern-raise", "GET"): Leave(AUDITOR),
    ("audits:concern-raise", "POST"): Leave(AUDITOR, data={"says": "At risk now."}),
    ("audits:concern", "GET"): Leave(READERS),
    ("audits:concern", "POST"): Leave(KEEPER | LEAD, data={"outcome": "Seen."}),
}
TABLE = {key: replace(leave, is_the_councils=True) for key, leave in _TABLE.items()}
