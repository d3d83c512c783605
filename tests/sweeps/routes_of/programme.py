"""The addresses of panels, the calendar and the work programme."""

from tests.sweeps.leave import AUDITS, EVERYONE, PANEL, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset({"meetings:calendar", "meetings:panel"})
SAMPLES: dict[str, object] = {
    "meeting_id": 1,
    "topic_id": 1,
    "seat_id": 1,
    "sub_id": 1,
    "vacancy_id": 1,
}

MANAGER = frozenset({"manager"})
KEEPERS = frozenset({"manager", "administrator"})
SUGGESTERS = AUDITS | {"member", "officer", "lead", "director", "manager"}
MEETING = {"meets_on": "5 March 2099", "kind": "in person"}
TOPIC = {"title": "Schools", "reason": "Nobody has looked.", "kind": "topic"}
PANEL_FACTS = {"name": "Panel", "body_type": "committee", "quorum": "3"}
SEAT = {"role": "member", "voting_scope": "all"}
STANDING = {
    "items-TOTAL_FORMS": "1",
    "items-INITIAL_FORMS": "0",
    "items-0-order": "1",
    "items-0-kind": "whip",
    "items-0-title": "Whip",
}

TABLE: dict[tuple[str, str], Leave] = {
    ("meetings:calendar", "GET"): Leave(EVERYONE, is_public=True),
    ("meetings:panel", "GET"): Leave(EVERYONE, is_public=True),
    ("meetings:panel-edit", "GET"): Leave(KEEPERS),
    ("meetings:panel-edit", "POST"): Leave(KEEPERS, data=PANEL_FACTS),
    ("meetings:standing-items", "GET"): Leave(KEEPERS),
    ("meetings:standing-items", "POST"): Leave(KEEPERS, data=STANDING),
    ("meetings:panel-people", "GET"): Leave(KEEPERS),
    ("meetings:seat-add", "GET"): Leave(KEEPERS),
    ("meetings:seat-add", "POST"): Leave(
        KEEPERS, data=SEAT | {"name": "Another", "from_on": "1 May 2023"}
    ),
    ("meetings:seat-change", "GET"): Leave(KEEPERS),
    ("meetings:seat-change", "POST"): Leave(KEEPERS, data=SEAT),
    ("meetings:sub-add", "GET"): Leave(KEEPERS),
    ("meetings:sub-add", "POST"): Leave(KEEPERS, data={"name": "Another", "from_on": "1 May 2023"}),
    ("meetings:sub-change", "GET"): Leave(KEEPERS),
    ("meetings:sub-change", "POST"): Leave(KEEPERS, data={"political_group": "B"}),
    ("meetings:vacancy-add", "GET"): Leave(KEEPERS),
    ("meetings:vacancy-add", "POST"): Leave(
        KEEPERS, data={"seat": "Of the parents", "from_on": "1 May 2023"}
    ),
    ("meetings:vacancy-change", "GET"): Leave(KEEPERS),
    ("meetings:vacancy-change", "POST"): Leave(KEEPERS, data={"to_on": "1 May 2023"}),
    ("meetings:meeting-arrange", "GET"): Leave(MANAGER),
    ("meetings:meeting-arrange", "POST"): Leave(MANAGER, data=MEETING),
    ("meetings:meeting-change", "GET"): Leave(MANAGER),
    ("meetings:meeting-change", "POST"): Leave(MANAGER, data=MEETING),
    ("meetings:meeting-cancel", "GET"): Leave(MANAGER),
    ("meetings:meeting-cancel", "POST"): Leave(MANAGER, data={"why": "Too few can come."}),
    ("meetings:programme", "GET"): Leave(PANEL),
    ("meetings:topic-suggest", "GET"): Leave(SUGGESTERS),
    ("meetings:topic-suggest", "POST"): Leave(SUGGESTERS, data=TOPIC | {"origin": "panel"}),
    ("meetings:topic-detail", "GET"): Leave(PANEL),
    ("meetings:topic-edit", "GET"): Leave(MANAGER),
    ("meetings:topic-edit", "POST"): Leave(MANAGER, data=TOPIC),
    ("meetings:topic-agree", "POST"): Leave(MANAGER),
    ("meetings:topic-place", "GET"): Leave(MANAGER),
    ("meetings:topic-place", "POST"): Leave(MANAGER),
    ("meetings:topic-drop", "GET"): Leave(MANAGER),
    ("meetings:topic-drop", "POST"): Leave(MANAGER, data={"why": "Asked elsewhere."}),
}
