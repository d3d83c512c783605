"""The addresses of moderation, escalation and what is put right."""

from tests.sweeps.leave import AUDITS, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {
    "audit_id": 1,
    "cycle_month": "2023-01",
    "example_id": 1,
    "remedy_id": 1,
}

KEEPER = frozenset({"qa"})
MODERATORS = frozenset({"qa", "head"})
# The scene's audit is of auditor@, of a team of lead@; it is put to the panel, so head@ reads it.
READERS = frozenset({"qa", "head", "auditor", "lead"})
SERVICE = frozenset({"qa", "lead"})
# Sent in with too little, or too late: let in, and told what is wrong.
TOLD = frozenset({422})


def ours(
    people: frozenset[str],
    *,
    answers: frozenset[int] = frozenset({200, 302}),
    data: dict[str, str] | None = None,
) -> Leave:
    """Return who may have a route of the council's."""
    return Leave(people, answers=answers, data=data or {}, is_the_councils=True)


TABLE: dict[tuple[str, str], Leave] = {
    ("audits:panel-sample", "GET"): ours(MODERATORS),
    ("audits:panel-sample", "POST"): ours(KEEPER, answers=TOLD, data={"count": "0"}),
    ("audits:moderation", "GET"): ours(READERS),
    ("audits:moderation", "POST"): ours(MODERATORS, answers=TOLD, data={"stage": "compare"}),
    ("audits:panel-put", "POST"): ours(KEEPER),
    ("audits:panel-take-off", "POST"): ours(KEEPER),
    ("audits:escalation", "GET"): ours(READERS),
    ("audits:escalation", "POST"): ours(KEEPER, answers=TOLD, data={"act": "close"}),
    # Whoever has a part in audits finds their own there.
    ("audits:remedies", "GET"): ours(AUDITS | {"lead", "partner"}),
    ("audits:remedy-add", "GET"): ours(SERVICE),
    ("audits:remedy-add", "POST"): ours(SERVICE, answers=TOLD),
    ("audits:remedy-finish", "GET"): ours(SERVICE),
    ("audits:remedy-finish", "POST"): ours(SERVICE, answers=TOLD),
    ("audits:examples", "GET"): ours(AUDITS | {"lead", "partner"}),
    ("audits:example-offer", "GET"): ours(KEEPER),
    ("audits:example-offer", "POST"): ours(KEEPER, answers=TOLD),
    ("audits:example-withdraw", "GET"): ours(KEEPER),
    ("audits:example-withdraw", "POST"): ours(KEEPER, answers=TOLD),
}
