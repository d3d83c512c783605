"""The addresses of requests of the panel."""

from tests.sweeps.leave import EVERYONE, Leave

# Answered without signing in.
PUBLIC: frozenset[str] = frozenset(
    {
        "recommendations:request",
        "recommendations:requests",
        "recommendations:tracker",
        "recommendations:tracker-at",
        "recommendations:tracker-xlsx",
        "recommendations:summary",
        "recommendations:summary-xlsx",
        "recommendations:summary-csv",
        "recommendations:feed",
        "recommendations:evidence",
        "recommendations:notice",
        "recommendations:panel-calendar",
        # Whoever has the address has the calendar: programs cannot sign in.
        "recommendations:private-calendar",
    }
)
SAMPLES: dict[str, object] = {
    "request_id": 1,
    "resolution_id": 1,
    "evidence_id": 1,
    "day": "2023-01-26",
    "token": "none",
}

MANAGER = frozenset({"manager"})
# A file is no part of these forms' words, so without one a page that may be had says so.
TOLD = frozenset({422})

TABLE: dict[tuple[str, str], Leave] = {
    ("recommendations:request", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:requests", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:follow", "POST"): Leave(EVERYONE, is_public=True),
    ("recommendations:unfollow", "POST"): Leave(EVERYONE, is_public=True),
    ("recommendations:request-raise", "GET"): Leave(MANAGER),
    ("recommendations:request-raise", "POST"): Leave(
        MANAGER, data={"kind": "action", "addressee_body": "The Cabinet"}
    ),
    ("recommendations:request-raise-from", "GET"): Leave(MANAGER),
    ("recommendations:request-raise-from", "POST"): Leave(
        MANAGER,
        data={
            "kind": "action",
            "addressee_body": "The Cabinet",
            "wording": "That it be done.",
            "made_on": "10 May 2018",
            "source": "A review",
        },
    ),
    # The scene's requests are of a body that has no post, for which the manager writes.
    ("recommendations:request-notify", "GET"): Leave(MANAGER),
    ("recommendations:request-notify", "POST"): Leave(
        MANAGER, data={"on": "1 June 2018", "received_on": "1 June 2018", "seen": "0"}
    ),
    ("recommendations:request-answer", "GET"): Leave(MANAGER),
    ("recommendations:request-answer", "POST"): Leave(
        MANAGER, data={"to": "agreed", "on": "1 July 2018", "seen": "1"}
    ),
    ("recommendations:request-report", "GET"): Leave(MANAGER),
    ("recommendations:request-report", "POST"): Leave(
        MANAGER, data={"says": "It is begun.", "on": "1 July 2018", "seen": "0"}
    ),
    ("recommendations:evidence-add", "GET"): Leave(MANAGER),
    ("recommendations:evidence-add", "POST"): Leave(MANAGER, answers=TOLD),
    ("recommendations:evidence", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:evidence-mark", "GET"): Leave(MANAGER),
    ("recommendations:evidence-mark", "POST"): Leave(MANAGER, data={"is_for_panel": "no"}),
    ("recommendations:evidence-withdraw", "GET"): Leave(MANAGER),
    ("recommendations:evidence-withdraw", "POST"): Leave(
        MANAGER, data={"because": "It was the wrong one."}
    ),
    ("recommendations:tracker", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:tracker-at", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:tracker-xlsx", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:summary", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:summary-xlsx", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:summary-csv", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:feed", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:notice", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:panel-calendar", "GET"): Leave(EVERYONE, is_public=True),
    ("recommendations:private-calendar", "GET"): Leave(EVERYONE, is_public=True),
    # One's own: without a post there is nothing in it.
    ("recommendations:due-days", "GET"): Leave(EVERYONE),
    ("recommendations:own-calendar", "GET"): Leave(EVERYONE),
    ("recommendations:calendar-address-make", "POST"): Leave(EVERYONE),
    ("recommendations:calendar-address-end", "POST"): Leave(EVERYONE),
    ("recommendations:decide", "GET"): Leave(MANAGER),
    ("recommendations:decide", "POST"): Leave(MANAGER),
}
