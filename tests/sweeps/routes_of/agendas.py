"""The addresses of agendas."""

from tests.sweeps.leave import AUDITS, OFFICE, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset()
SAMPLES: dict[str, object] = {"item_id": 1}

MANAGER = frozenset({"manager"})

TABLE: dict[tuple[str, str], Leave] = {
    ("meetings:agenda", "GET"): Leave(OFFICE | AUDITS),
    ("meetings:agenda-draft", "POST"): Leave(MANAGER),
    ("meetings:item-add", "GET"): Leave(MANAGER),
    ("meetings:item-add", "POST"): Leave(MANAGER, data={"title": "Schools"}),
    ("meetings:item-edit", "GET"): Leave(MANAGER),
    ("meetings:item-edit", "POST"): Leave(MANAGER, data={"title": "Visits to children"}),
    ("meetings:item-remove", "POST"): Leave(MANAGER),
    ("meetings:item-move", "POST"): Leave(MANAGER, data={"position": "2"}),
    ("meetings:item-withdraw", "GET"): Leave(MANAGER),
    ("meetings:item-withdraw", "POST"): Leave(MANAGER, data={"why": "The letter is late."}),
    ("meetings:item-defer", "GET"): Leave(MANAGER),
    ("meetings:item-defer", "POST"): Leave(MANAGER, data={"why": "The letter is late."}),
}
