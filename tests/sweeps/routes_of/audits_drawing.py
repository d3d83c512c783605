"""The addresses of cycles: population, draw, board."""

from tests.sweeps.leave import AUDITS, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {"cycle_month": "2023-01", "audit_id": 1}

# Whoever has a page of audits: the unit, the council's auditors and a partner's, service leads.
HAVE_AUDITS = AUDITS | {"partner", "lead"}
KEEPER = frozenset({"qa"})
# A form that is sent in and refused in words answers 422.
ASKED = frozenset({200, 302, 422})


def kept(data: dict[str, str] | None = None) -> Leave:
    """Return the row of an address that is the keeper's alone."""
    return Leave(KEEPER, answers=ASKED, data=data or {}, is_the_councils=True)


TABLE: dict[tuple[str, str], Leave] = {
    ("audits:home", "GET"): Leave(HAVE_AUDITS, is_the_councils=True),
    ("audits:cycle", "GET"): kept(),
    ("audits:cycle-open", "GET"): kept(),
    ("audits:cycle-open", "POST"): kept(),
    ("audits:population", "GET"): kept(),
    ("audits:population", "POST"): kept({"rows": "C-1042, North team, 25/03/2022"}),
    ("audits:draw", "GET"): kept(),
    ("audits:draw", "POST"): kept({"asked_for": "1"}),
    ("audits:audit-add", "GET"): kept(),
    ("audits:audit-add", "POST"): kept(),
    ("audits:audit-allocate", "GET"): kept(),
    ("audits:audit-allocate", "POST"): kept(),
    ("audits:audit-replace", "GET"): kept(),
    ("audits:audit-replace", "POST"): kept({"because": "The case was closed."}),
}
