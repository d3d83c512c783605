"""Asking for a pack: one build for the same inputs, and a reason where there can be none."""

import pytest
from django.db import IntegrityError, transaction

from performance.models import Indicator, Observation
from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.models import Event
from scrutiny.jobs.models import Job
from scrutiny.packs import actions
from scrutiny.packs.models import Build, BuildQuerySet
from scrutiny.packs.papers import PaperRefused
from tests.cast import DECEMBER, ImportReturn
from tests.scrutiny.packs.conftest import Ask, Work, job_of
from tests.scrutiny.packs.papers import Leaflet

pytestmark = pytest.mark.django_db

MEMBERS, PUBLIC = Build.Audience.MEMBERS, Build.Audience.PUBLIC


def counts() -> tuple[int, int, int, int]:
    """Return how many builds, jobs, files and events there are."""
    return (
        Build.objects.count(),
        Job.objects.count(),
        StoredFile.objects.count(),
        Event.objects.count(),
    )


def test_a_request_is_a_build_a_job_and_a_row_of_the_history(ask: Ask, officer: User) -> None:
    build = ask(by=officer)
    assert (build.state, build.requester, build.panel.slug) == (
        "queued",
        officer,
        "children-and-families",
    )
    job = job_of(build)
    assert (job.state, job.kind) == ("queued", "build_pack")
    event = Event.objects.about(build).get()
    assert (event.verb, event.by_name) == ("pack_requested", officer.name)


def test_two_requests_for_the_same_inputs_are_one_build(
    ask: Ask, work: Work, officer: User, manager: User
) -> None:
    first = ask(by=officer)
    before = counts()
    assert ask(by=manager) == first
    assert counts() == before
    work(first)
    before = counts()
    assert ask(by=manager) == first
    assert counts() == before


def test_other_inputs_and_another_audience_are_another_build(ask: Ask, leaflet: Leaflet) -> None:
    first = ask()
    public = ask("public")
    leaflet.words = "Read me now"
    changed = ask()
    assert len({first.pk, public.pk, changed.pk}) == 3
    assert Job.objects.filter(kind="build_pack").count() == 3
    leaflet.words = "Read me"
    assert ask() == first


def test_who_asks_in_the_same_moment_gets_the_other_s_build(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = ask()
    before = counts()

    def not_there_yet(self: BuildQuerySet, **fields: object) -> BuildQuerySet:
        monkeypatch.undo()
        return self.none()

    monkeypatch.setattr(BuildQuerySet, "exclude", not_there_yet)
    mine = ask()
    assert BuildQuerySet.exclude is not not_there_yet
    assert mine == theirs
    assert counts() == before


@pytest.mark.parametrize(
    ("kind", "key", "why"),
    [
        ("poem", "children-and-families:2022-12", "There is no paper of the kind 'poem'."),
        ("performance", "nowhere:2022-12", "There is no panel 'nowhere'. Panels here: children-"),
        ("performance", "children-and-families:2022-11", "No return for November 2022 has been"),
        ("performance", "children-and-families:2022-13", "'2022-13' is not a month."),
        ("performance", "children-and-families", "'' is not a month."),
        ("performance", "children-and-families:2022-12:x", "'2022-12:x' is not a month."),
        ("performance", "", "There is no panel ''."),
    ],
)
@pytest.mark.parametrize("audience", [MEMBERS, PUBLIC])
def test_a_paper_that_cannot_be_made_is_refused_with_the_reason_and_nothing_is_saved(
    audience: Build.Audience, kind: str, key: str, why: str
) -> None:
    before = counts()
    with pytest.raises(PaperRefused) as refused:
        actions.request(kind=kind, key=key, audience=audience, by=None)
    assert str(refused.value).startswith(why)
    assert counts() == before


def test_a_public_edition_with_an_indicator_of_no_class_is_refused(december: str) -> None:
    Indicator.objects.filter(code="REF02").update(disclosure_class="")
    before = counts()
    with pytest.raises(PaperRefused, match="No disclosure class is set for REF02"):
        actions.request(kind="performance", key=december, audience=PUBLIC, by=None)
    assert counts() == before


def test_a_public_edition_that_shows_what_must_be_suppressed_is_refused(december: str) -> None:
    Indicator.objects.filter(code="REF02").update(disclosure_class="personal")
    re_referrals = Observation.objects.own().filter(indicator__code="REF02")
    re_referrals.filter(period_start="2022-12-01").update(numerator=5)
    before = counts()
    with pytest.raises(PaperRefused, match="enough to point to a child: REF02 Dec-22"):
        actions.request(kind="performance", key=december, audience=PUBLIC, by=None)
    assert counts() == before
    assert actions.request(kind="performance", key=december, audience=MEMBERS, by=None).pk


def test_a_public_edition_of_a_draft_is_refused(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    with pytest.raises(PaperRefused, match="has not been published to the panel yet"):
        actions.request(
            kind="performance", key="children-and-families:2022-12", audience=PUBLIC, by=None
        )


def test_a_build_that_failed_may_be_asked_for_again(ask: Ask, work: Work, leaflet: Leaflet) -> None:
    leaflet.refusal = "The printer is out of ink."
    failed = work(ask())
    assert failed.state == "failed"
    leaflet.refusal = ""
    again = ask()
    assert again != failed
    assert work(again).state == "done"
    assert ask() == again


IMPOSSIBLE: list[dict[str, object]] = [
    {"state": "done"},
    {"state": "failed"},
    {"state": "queued", "error": "but why"},
]


@pytest.mark.parametrize("fields", IMPOSSIBLE, ids=str)
def test_the_database_refuses_a_build_that_cannot_be(fields: dict[str, object], ask: Ask) -> None:
    build = ask()
    with pytest.raises(IntegrityError), transaction.atomic():
        Build.objects.filter(pk=build.pk).update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Build.objects.create(
            panel=build.panel,
            kind=build.kind,
            key=build.key,
            audience=build.audience,
            fingerprint=build.fingerprint,
        )
