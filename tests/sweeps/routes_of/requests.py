"""The addresses of requests of the panel."""

from tests.sweeps.leave import EVERYONE, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset({"recommendations:request", "recommendations:requests"})
SAMPLES: dict[str, object] = {"request_id": 1, "resolution_id": 1}

MANAGER = frozenset({"manager"})

TABLE: dict[tuple[str, str], Leave] = {
    ("recommendations:request", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:requests", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:request-raise", "GET"): Leave(MANAGER),
    ("recommendations:request-raise", "POST"): Leave(
        MANAGER, data={"kind": "action", "addressee_body": "The Cabinet"}
    ),
}
