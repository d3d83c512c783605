"""The addresses of published meetings, and of publishing them."""

from tests.sweeps.leave import EVERYONE, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset(
    {
        "meetings:meeting",
        "meetings:item",
        "meetings:page",
        "meetings:published-appendix",
        "meetings:published-file",
    }
)
SAMPLES: dict[str, object] = {
    "appendix": 1,
    "audience": "public",
    "meeting_id": 1,
    "number": 4,
    "pack_key": "children-and-families:2023-01-26",
    "publication_id": 1,
}

MANAGER = frozenset({"manager"})
# Sent in empty: let in, and told what is missing.
TOLD_WHY = frozenset({422})

TABLE: dict[tuple[str, str], Leave] = {
    ("meetings:meeting", "GET"): Leave(EVERYONE, is_public=True),
    ("meetings:item", "GET"): Leave(EVERYONE, is_public=True),
    ("meetings:page", "GET"): Leave(EVERYONE, is_public=True),
    ("meetings:published-appendix", "GET"): Leave(EVERYONE, is_public=True),
    # The scene's is the members' edition of a pack with an exempt appendix.
    ("meetings:published-file", "GET"): Leave(frozenset({"member", "director", "manager"})),
    ("meetings:publish", "GET"): Leave(MANAGER),
    ("meetings:publish", "POST"): Leave(MANAGER),
    # A key of no meeting is not there, for those who may ask too.
    ("meetings:publish-build", "POST"): Leave(
        MANAGER, answers=frozenset({404}), data={"pack_key": "none"}
    ),
    ("meetings:publish-progress", "GET"): Leave(MANAGER),
    ("meetings:publish-supplement", "POST"): Leave(MANAGER),
    ("meetings:shorter-notice", "GET"): Leave(MANAGER),
    ("meetings:shorter-notice", "POST"): Leave(MANAGER, answers=TOLD_WHY),
    ("meetings:late-item", "GET"): Leave(MANAGER),
    ("meetings:late-item", "POST"): Leave(MANAGER, answers=TOLD_WHY),
    ("meetings:correct", "GET"): Leave(MANAGER),
    ("meetings:correct", "POST"): Leave(MANAGER, answers=TOLD_WHY),
    ("meetings:page-note", "GET"): Leave(MANAGER),
    ("meetings:page-note", "POST"): Leave(MANAGER, answers=TOLD_WHY),
}
