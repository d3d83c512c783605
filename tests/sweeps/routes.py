"""Every address of the portal, and the one table that says who may have it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.sweeps.leave import EVERYONE, OFFICE, PANEL, Leave
from tests.sweeps.routes_of import (
    agendas,
    audits_analysis,
    audits_auditing,
    audits_drawing,
    audits_moderating,
    audits_setting_up,
    minutes,
    programme,
    public,
    reports,
    requests,
)

AUDITS = (
    audits_setting_up,
    audits_drawing,
    audits_auditing,
    audits_moderating,
    audits_analysis,
)
AREAS = (programme, agendas, reports, public, minutes, requests, *AUDITS)

Route = tuple[str, tuple[str, ...]]

# Answered without signing in. Everything else sends a stranger to the sign-in page.
PUBLIC = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "front:livez",
    "front:readyz",
}.union(*(area.PUBLIC for area in AREAS))

# A value for every name that addresses carry, where a test has nothing better.
SAMPLES: dict[str, object] = {
    "area": "effective-assessment-and-intervention",
    "build_id": 1,
    "code": "REF02",
    "commitment_id": 1,
    "key": "none",
    "kind": "opening",
    "month": "2022-12",
    "question_id": 1,
    "return_id": 1,
    "revision_id": 1,
    "slug": "children-and-families",
    "uidb36": "1",
    **{name: value for area in AREAS for name, value in area.SAMPLES.items()},
}


PACK_READERS = frozenset({"officer", "lead", "director", "manager"})
TOLD = frozenset({"member", "respondent"})
WRITERS = frozenset({"officer", "lead"})
# A text with no rows of what happens next.
TEXT = {
    "says": "Visits were in time.",
    "revision": "0",
    "steps-TOTAL_FORMS": "0",
    "steps-INITIAL_FORMS": "0",
    "kept-TOTAL_FORMS": "0",
    "kept-INITIAL_FORMS": "0",
}

# (route, method) -> who may. A method that is not here is refused to everybody with 405.
TABLE: dict[tuple[str, str], Leave] = {
    ("front:home", "GET"): Leave(EVERYONE),
    ("front:panels", "GET"): Leave(EVERYONE),
    ("front:livez", "GET"): Leave(EVERYONE),
    ("front:readyz", "GET"): Leave(EVERYONE),
    ("front:components", "GET"): Leave(frozenset({"administrator"})),
    ("performance:glossary", "GET"): Leave(EVERYONE),
    ("performance:rules", "GET"): Leave(EVERYONE),
    ("performance:panel", "GET"): Leave(PANEL),
    ("performance:overview", "GET"): Leave(OFFICE, once_told=TOLD),
    ("performance:indicator-detail", "GET"): Leave(OFFICE, once_told=TOLD),
    # Whoever signs in anew while noting a question is led back to the indicator.
    ("performance:question-note", "GET"): Leave(OFFICE, once_told=TOLD),
    ("performance:question-note", "POST"): Leave(
        frozenset(), once_told=frozenset({"member"}), data={"says": "What was tried?"}
    ),
    ("performance:restatements", "GET"): Leave(OFFICE | TOLD),
    ("performance:commentary", "GET"): Leave(OFFICE),
    ("performance:commentary-area", "GET"): Leave(OFFICE),
    ("performance:commentary-area", "POST"): Leave(WRITERS, data=TEXT),
    ("performance:commentary-indicator", "GET"): Leave(OFFICE),
    ("performance:commentary-indicator", "POST"): Leave(WRITERS, data=TEXT),
    ("performance:commentary-text", "GET"): Leave(OFFICE),
    # The scene has a first revision of it.
    ("performance:commentary-text", "POST"): Leave(WRITERS, data=TEXT | {"revision": "1"}),
    ("performance:commentary-sign-off", "POST"): Leave(frozenset({"lead", "director"})),
    ("performance:commentary-send-back", "POST"): Leave(
        frozenset({"lead", "director"}), data={"why": "Say by when."}
    ),
    ("performance:commitment", "GET"): Leave(OFFICE),
    ("performance:commitment-close", "POST"): Leave(
        WRITERS, data={"state": "kept", "outcome": "Done.", "closed_on": "31 March 2023"}
    ),
    ("performance:commitment-put-off", "POST"): Leave(
        WRITERS, data={"due_on": "31 March 2098", "why": "The audit was late."}
    ),
    ("performance:month-check", "POST"): Leave(frozenset({"officer"})),
    ("performance:month", "GET"): Leave(OFFICE),
    ("performance:month-put-back", "POST"): Leave(frozenset({"officer"}), data={"why": "A slip."}),
    ("performance:month-publish", "GET"): Leave(frozenset({"director"})),
    ("performance:month-publish", "POST"): Leave(frozenset({"director"})),
    ("performance:month-lock", "GET"): Leave(frozenset({"director"})),
    ("performance:month-lock", "POST"): Leave(frozenset({"director"})),
    ("performance:return-list", "GET"): Leave(OFFICE),
    ("performance:check-list", "GET"): Leave(OFFICE),
    ("performance:return-detail", "GET"): Leave(OFFICE),
    ("performance:return-file", "GET"): Leave(OFFICE),
    ("performance:return-marked-up", "GET"): Leave(OFFICE),
    ("performance:return-withdraw", "GET"): Leave(frozenset({"officer"})),
    ("performance:return-withdraw", "POST"): Leave(
        frozenset({"officer"}), data={"why": "Another team's sheet."}
    ),
    ("performance:return-template", "GET"): Leave(frozenset({"officer"})),
    ("performance:return-upload", "GET"): Leave(frozenset({"officer"})),
    # Sent in empty: let in, and told what is missing.
    ("performance:return-upload", "POST"): Leave(frozenset({"officer"}), answers=frozenset({422})),
    ("performance:return-accept", "POST"): Leave(frozenset({"officer"})),
    ("performance:return-answer", "POST"): Leave(frozenset({"officer"}), data={"answer": "stands"}),
    ("performance:return-answer-alike", "POST"): Leave(
        frozenset({"officer"}), data={"answer": "stands"}
    ),
    ("performance:return-discard", "POST"): Leave(
        frozenset({"officer"}), data={"why": "Sent twice."}
    ),
    # What one wrote oneself, also when one is no member any more; the scene's is the member's.
    ("meetings:questions", "GET"): Leave(EVERYONE),
    ("meetings:question-edit", "GET"): Leave(frozenset({"member"})),
    ("meetings:question-edit", "POST"): Leave(
        frozenset({"member"}), data={"says": "What was tried?"}
    ),
    ("meetings:question-delete", "GET"): Leave(frozenset({"member"})),
    ("meetings:question-delete", "POST"): Leave(frozenset({"member"})),
    ("meetings:question-send", "POST"): Leave(frozenset({"member"})),
    ("packs:build-request", "POST"): Leave(
        frozenset({"officer", "director", "manager"}),
        data={"kind": "performance", "key": "children-and-families:2022-12"},
    ),
    ("packs:build-detail", "GET"): Leave(PACK_READERS, once_told=frozenset({"member"})),
    ("packs:build-cancel", "POST"): Leave(frozenset({"officer", "director", "manager"})),
    ("packs:build-download", "GET"): Leave(PACK_READERS, once_told=frozenset({"member"})),
    # One's own account. The pages are allauth's, which checks their methods itself.
    ("account_login", "GET"): Leave(EVERYONE),
    ("account_logout", "GET"): Leave(EVERYONE),
    ("account_inactive", "GET"): Leave(EVERYONE),
    ("account_signup", "GET"): Leave(EVERYONE),
    # The outsider of the tests has no password to give again.
    ("account_reauthenticate", "GET"): Leave(PANEL | {"partner"}),
    ("account_change_password", "GET"): Leave(EVERYONE),
    ("account_set_password", "GET"): Leave(EVERYONE),
    ("account_reset_password", "GET"): Leave(EVERYONE),
    ("account_reset_password_done", "GET"): Leave(EVERYONE),
    ("account_reset_password_from_key", "GET"): Leave(EVERYONE),
    ("account_reset_password_from_key_done", "GET"): Leave(EVERYONE),
    ("account_confirm_email", "GET"): Leave(EVERYONE),
    ("account_confirm_login_code", "GET"): Leave(EVERYONE),
    ("account_email_verification_sent", "GET"): Leave(EVERYONE),
    # An administrator sets the address: it is what people are known by.
    ("account_email", "GET"): Leave(frozenset()),
    ("account_email", "POST"): Leave(frozenset()),
    **{key: leave for area in AREAS for key, leave in area.TABLE.items()},
}
# What people do with these: each writes, if it is let.
WRITES = sorted(key for key, leave in TABLE.items() if key[1] == "POST" and leave.people)


def walk(resolver: URLResolver, namespaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """Give each route below a resolver: its full name and the names of its values."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            below = (entry.namespace,) if entry.namespace else ()
            yield from walk(entry, namespaces + below)
        elif isinstance(entry, URLPattern):
            values = tuple(entry.pattern.regex.groupindex)
            yield ":".join((*namespaces, entry.name or "")), values


ROUTES = sorted(set(walk(get_resolver())))
VALUES = dict(ROUTES)


def address(name: str, samples: dict[str, object] = SAMPLES) -> str:
    """Return an address of a route, with a sample for each value."""
    assert not name.endswith(":"), f"A route of {name} has no name"
    assert name, "A route has no name"
    lacking = [value for value in VALUES[name] if value not in samples]
    assert not lacking, f"{name}: give SAMPLES in this file a value for {', '.join(lacking)}"
    return reverse(name, kwargs={value: samples[value] for value in VALUES[name]})
