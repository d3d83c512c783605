"""Checking and publishing a month from its page, by the posts that may."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from performance.models import ReportingMonth
from performance.papers import PAPER
from performance.told.ledger import changes
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]

PAGE = "/panels/children-and-families/2022-05/"
MONTH = f"{PAGE}month/"
EVERYBODY = [
    "member",
    "officer",
    "lead",
    "director",
    "manager",
    "respondent",
    "auditor",
    "administrator",
    "outsider",
]


@pytest.fixture
def month(send: Send) -> ReportingMonth:
    """Return a month with a return, as a draft."""
    send(book((REFERRALS, 270, 370)))
    return ReportingMonth.objects.get()


def text_of(page: str) -> str:
    """Return the words of a page, in one line without its tags."""
    return " ".join(strip_tags(page).split())


def state(month: ReportingMonth) -> str:
    month.refresh_from_db()
    return month.state


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_an_officer_checks(
    request: pytest.FixtureRequest, as_: As, month: ReportingMonth, role: str
) -> None:
    response = as_(request.getfixturevalue(role)).post(f"{PAGE}check/")
    if role == "officer":
        assert response.headers["Location"] == MONTH
        assert state(month) == "checked"
    else:
        assert response.status_code in {403, 404}
        assert state(month) == "draft"


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_the_directors_post_publishes(
    request: pytest.FixtureRequest, as_: As, month: ReportingMonth, role: str
) -> None:
    ReportingMonth.objects.update(state="checked")
    response = as_(request.getfixturevalue(role)).post(f"{PAGE}publish/")
    if role == "director":
        assert response.headers["Location"] == PAGE
        assert (state(month), month.told_on) == ("published", timezone.localdate())
    else:
        assert response.status_code in {403, 404}
        assert state(month) == "checked"


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("is_told", [False, True])
def test_those_who_work_on_figures_see_how_far_the_month_is(
    request: pytest.FixtureRequest, as_: As, month: ReportingMonth, role: str, is_told: bool
) -> None:
    if is_told:
        now = timezone.now()
        ReportingMonth.objects.update(state="published", told_on=now.date(), published_at=now)
    response = as_(request.getfixturevalue(role)).get(MONTH)
    works_on_it = role in {"officer", "lead", "director", "manager", "administrator"}
    assert response.status_code == (200 if works_on_it else 404)


@pytest.mark.parametrize("page", [PAGE, MONTH])
def test_each_step_is_offered_to_who_may_take_it(
    as_: As, month: ReportingMonth, officer: User, director: User, page: str
) -> None:
    def offers(user: User, step: str) -> bool:
        address = f"{PAGE}{step}/"
        words = as_(user).get(page).text
        return f'action="{address}"' in words or f'href="{address}"' in words

    assert offers(officer, "check")
    assert not offers(director, "check")
    assert not offers(director, "publish")
    as_(officer).post(f"{PAGE}check/")
    assert not offers(officer, "check")
    assert not offers(officer, "publish")
    assert offers(director, "publish")


def test_the_page_says_who_took_each_step_and_who_may_take_the_next(
    as_: As, month: ReportingMonth, officer: User, director: User
) -> None:
    as_(officer).post(f"{PAGE}check/")
    steps = as_(director).get(MONTH).text.split('class="steps"')[1].split("</ol>")[0]
    assert "by Performance officer" in steps
    assert "Next: a service director does this." in steps
    assert steps.count('aria-current="step"') == 1


def test_what_is_missing_is_listed_with_its_weight(
    as_: As, month: ReportingMonth, officer: User
) -> None:
    words = text_of(as_(officer).get(MONTH).text)
    assert "It is not checked. stops it" in words
    assert "areas without signed-off commentary. warns" in words
    assert "The opening statement is not signed off." in words


@pytest.mark.parametrize("page", ["month", "publish", "lock"])
def test_what_is_not_explained_is_listed_with_the_page_where_it_is(
    as_: As,
    import_return: ImportReturn,
    director: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    page: str,
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    told_on = date(2023, 1, 26) if page == "lock" else None
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=told_on)
    december = "/panels/children-and-families/2022-12/"
    client = as_(director)
    client.get(f"{december}{page}/")
    with django_assert_max_num_queries(20):
        words = client.get(f"{december}{page}/").text
    assert "to explain, without a signed-off note." in text_of(words)
    for place in ("indicators/REF02/", "areas/effective-assessment-and-intervention/", "opening/"):
        assert f'href="{december}commentary/{place}"' in words
        assert client.get(f"{december}commentary/{place}").status_code == 200


def test_a_checked_month_is_put_back_with_the_reason(
    as_: As, month: ReportingMonth, officer: User
) -> None:
    as_(officer).post(f"{PAGE}check/")
    bare = as_(officer).post(f"{PAGE}put-back/", {"why": " "}, follow=True)
    assert "Say why the month is put back." in bare.text
    assert state(month) == "checked"
    response = as_(officer).post(f"{PAGE}put-back/", {"why": "One more figure."}, follow=True)
    assert "May 2022 is a draft again." in response.text
    assert "One more figure." in response.text
    assert state(month) == "draft"


def test_the_director_sees_what_members_will_see_before_publishing(
    as_: As, month: ReportingMonth, director: User
) -> None:
    page = as_(director).get(f"{PAGE}publish/")
    assert "It cannot be published yet" in page.text
    assert '<form method="post" action="/panels' not in page.text
    ReportingMonth.objects.update(state="checked")
    words = text_of(as_(director).get(f"{PAGE}publish/").text)
    assert "It cannot be published yet" not in words
    assert "Figures of 1 of " in words
    assert "No opening statement." in words
    assert state(month) == "checked"


def test_looking_at_the_page_of_a_step_takes_no_step(
    as_: As, month: ReportingMonth, director: User
) -> None:
    before = everything()
    for step in ("publish", "lock"):
        assert as_(director).get(f"{PAGE}{step}/").status_code == 200
    assert added(before) == {}
    assert state(month) == "draft"


def test_a_step_out_of_turn_is_refused_in_words(
    as_: As, month: ReportingMonth, director: User
) -> None:
    for step, words in [
        ("publish", "May 2022 cannot be published yet. It is not checked."),
        ("lock", "May 2022 is draft; it cannot become locked from there."),
    ]:
        response = as_(director).post(f"{PAGE}{step}/", follow=True)
        assert words in response.text
        assert response.redirect_chain[-1][0] == MONTH
        assert state(month) == "draft"


def test_published_twice_the_first_day_stands_and_the_second_is_told_by_whom(
    as_: As, month: ReportingMonth, officer: User, director: User
) -> None:
    as_(officer).post(f"{PAGE}check/")
    as_(director).post(f"{PAGE}publish/")
    response = as_(director).post(f"{PAGE}publish/", follow=True)
    assert response.text.count("published already, by Service director on") == 1
    assert "published already" in as_(director).get(f"{PAGE}publish/").text
    assert state(month) == "published"


def test_the_director_locks_a_published_month(
    as_: As, month: ReportingMonth, officer: User, director: User
) -> None:
    as_(officer).post(f"{PAGE}check/")
    as_(director).post(f"{PAGE}publish/")
    assert as_(officer).post(f"{PAGE}lock/").status_code == 403
    assert "Nobody can unlock a month." in as_(director).get(f"{PAGE}lock/").text
    response = as_(director).post(f"{PAGE}lock/", follow=True)
    assert "May 2022 is locked." in response.text
    assert state(month) == "locked"


def test_a_correction_after_publication_is_listed_and_no_other_return(
    as_: As, month: ReportingMonth, officer: User, director: User, send: Send
) -> None:
    as_(officer).post(f"{PAGE}check/")
    as_(director).post(f"{PAGE}publish/")
    assert "Told after publication" not in as_(officer).get(MONTH).text
    correction = send(book((REFERRALS, 270, 371))).return_
    assert correction is not None
    words = as_(officer).get(MONTH).text
    later = words.split('id="later"')[1].split("</section>")[0]
    assert later.count("<li>") == 1
    assert f'href="/returns/{correction.pk}/"' in later
    assert "1 restated." in later


def test_members_find_nothing_of_a_month_before_it_is_published(
    as_: As, month: ReportingMonth, member: User, respondent: User
) -> None:
    for user in (member, respondent):
        client = as_(user)
        for step in ("", "indicators/REF01/", "month/", "publish/", "lock/"):
            assert client.get(f"{PAGE}{step}").status_code == 404, step
        for page in ("/", "/panels/children-and-families/"):
            words = client.get(page, follow=True).text
            assert "2022-05" not in words
            assert "May 2022" not in words


def test_neither_ledger_nor_pack_nor_glossary_tells_of_a_month_before_it_is_published(
    as_: As, member: User, send: Send, panel: Panel
) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 16))
    send(book((REFERRALS, 271, 370, 987), months=("Apr-22", "May-22", "Jun-22")), "2022-06")
    assert [change.new.value for change in changes(panel)] == [271]
    assert changes(panel, day=timezone.localdate()) == ()
    assert not PAPER.may_read(member, "children-and-families:2022-06", "members")
    client = as_(member)
    for page in (PAGE, f"{PAGE}indicators/REF01/", "/glossary/", "/"):
        words = client.get(page, follow=True).text
        assert "987" not in words
        assert "271" not in words
        assert "June 2022" not in words.replace("16 June 2022", "")


@pytest.mark.parametrize("step", ["check", "put-back"])
def test_a_step_without_a_page_is_never_taken_by_following_a_link(
    as_: As, month: ReportingMonth, officer: User, step: str
) -> None:
    assert as_(officer).get(f"{PAGE}{step}/").status_code == 405
    assert state(month) == "draft"


@pytest.mark.parametrize("step", ["check", "put-back", "publish", "lock"])
def test_a_locked_month_takes_no_step(
    as_: As, month: ReportingMonth, officer: User, director: User, step: str
) -> None:
    now = timezone.now()
    ReportingMonth.objects.update(
        state="locked", told_on=now.date(), published_at=now, locked_at=now
    )
    user = officer if step in {"check", "put-back"} else director
    assert as_(user).post(f"{PAGE}{step}/", {"why": "A slip."}).status_code == 403
    assert state(month) == "locked"


def test_a_month_that_was_never_opened_is_not_there(
    as_: As, month: ReportingMonth, officer: User
) -> None:
    assert as_(officer).post(PAGE.replace("05", "06") + "check/").status_code == 404
