"""The addresses of attendance and minutes."""

from tests.sweeps.leave import EVERYONE, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset({"meetings:minutes"})
SAMPLES: dict[str, object] = {
    "asked_id": 1,
    "attendance_id": 1,
    "interest_id": 1,
    "invitee_id": 1,
    "item_id": 1,
    "meeting_id": 1,
    "minute_id": 1,
    "minutes_id": 1,
    "resolution_id": 1,
    "whip_id": 1,
}

MANAGER = frozenset({"manager"})
# Sent in with too little: let in, and told what is missing.
TOLD = frozenset({422})

TABLE: dict[tuple[str, str], Leave] = {
    ("meetings:desk", "GET"): Leave(MANAGER),
    ("meetings:desk-item", "GET"): Leave(MANAGER),
    ("meetings:desk-attend", "POST"): Leave(MANAGER, answers=TOLD),
    ("meetings:desk-substitute", "POST"): Leave(MANAGER, answers=TOLD),
    ("meetings:desk-unseat", "POST"): Leave(MANAGER),
    ("meetings:desk-hold", "POST"): Leave(MANAGER),
    ("meetings:desk-move", "POST"): Leave(MANAGER, answers=TOLD),
    ("meetings:desk-declare", "POST"): Leave(MANAGER, answers=TOLD),
    ("meetings:desk-interest", "POST"): Leave(MANAGER, data={"act": "remove"}),
    ("meetings:desk-whip", "POST"): Leave(
        MANAGER, data={"whip-political_group": "Another group", "whip-says": "To vote for it."}
    ),
    ("meetings:desk-whip-remove", "POST"): Leave(MANAGER),
    ("meetings:desk-invite", "POST"): Leave(MANAGER, data={"invitee-as_what": "Foster carer"}),
    ("meetings:desk-invitee", "POST"): Leave(MANAGER, data={"act": "came"}),
    ("meetings:desk-speak", "POST"): Leave(
        MANAGER, data={"speaking-who": "A body", "speaking-about": "Schools"}
    ),
    ("meetings:desk-speaker", "POST"): Leave(MANAGER, data={"outcome": "allowed"}),
    # Minutes in work answer 404 to everybody else; the tests of their page see to that.
    ("meetings:minutes", "GET"): Leave(EVERYONE, is_public=True),
    ("meetings:minutes-open", "POST"): Leave(MANAGER),
    ("meetings:minutes-edit", "GET"): Leave(MANAGER),
    ("meetings:minutes-edit", "POST"): Leave(MANAGER, answers=TOLD),
    ("meetings:minute-preview", "POST"): Leave(MANAGER),
    ("meetings:minutes-publish", "GET"): Leave(MANAGER),
    ("meetings:minutes-publish", "POST"): Leave(MANAGER),
    ("meetings:minutes-note", "GET"): Leave(MANAGER),
    ("meetings:minutes-note", "POST"): Leave(MANAGER, data={"says": "The date is the 10th."}),
    ("meetings:minutes-approve", "GET"): Leave(MANAGER),
    ("meetings:minutes-approve", "POST"): Leave(MANAGER),
    ("meetings:minutes-put", "POST"): Leave(MANAGER, data={"act": "take"}),
    ("meetings:resolution-topic", "GET"): Leave(MANAGER),
    ("meetings:resolution-topic", "POST"): Leave(
        MANAGER, data={"title": "Schools", "reason": "It was resolved.", "kind": "topic"}
    ),
}
