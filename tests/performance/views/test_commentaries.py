"""The pages of those who write: what there is to write, the editor, signing off."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from performance.actions import commentaries, months
from performance.models import Commentary, Commitment, PriorityArea, ReportingMonth
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]

PAGE = "/panels/children-and-families/2022-05/commentary/"
AREA = f"{PAGE}areas/effective-assessment-and-intervention/"
NOTE = f"{PAGE}indicators/REF02/"
OPENING = f"{PAGE}opening/"
POST = "Head of Quality Assurance"


@pytest.fixture(autouse=True)
def may(send: Send) -> ReportingMonth:
    """Return May 2022 as a draft with two indicators: 370 referrals, 76 of them again."""
    send(book((REFERRALS, 271, 370), (RE_REFERRALS, "21% (57/271)", "21% (76/370)")))
    return ReportingMonth.objects.get()


def sent(
    says: str,
    *,
    revision: int = 0,
    steps: list[tuple[str, str, str]] | None = None,
    kept: dict[str, str] | None = None,
    **more: object,
) -> dict[str, object]:
    """Return what the editor's form sends in."""
    rows, reasons = steps or [], kept or {}
    found: dict[str, object] = {
        "says": says,
        "revision": revision,
        "steps-TOTAL_FORMS": len(rows),
        "steps-INITIAL_FORMS": 0,
        "kept-TOTAL_FORMS": len(reasons),
        "kept-INITIAL_FORMS": 0,
    }
    for place, (what, post, due_on) in enumerate(rows):
        found |= {
            f"steps-{place}-what": what,
            f"steps-{place}-post": post,
            f"steps-{place}-due_on": due_on,
        }
    for place, (figure, why) in enumerate(reasons.items()):
        found |= {f"kept-{place}-figure": figure, f"kept-{place}-why": why}
    return found | more


def words_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def text(**about: object) -> Commentary:
    return Commentary.objects.filter(**about).order_by("-revision")[0]


# Who sees it -------------------------------------------------------------------------------------


def test_members_do_not_see_what_is_being_written(
    as_: As, member: User, may: ReportingMonth
) -> None:
    months.check(month=may, by=None)
    months.publish(month=may, told_on=date(2022, 6, 20), by=None)
    for path in (PAGE, AREA, NOTE, OPENING):
        assert as_(member).get(path).status_code == 404


def test_directors_and_managers_read_and_do_not_write(
    as_: As, director: User, manager: User, officer: User
) -> None:
    as_(officer).post(AREA, sent("Referrals rose."))
    for user in (director, manager):
        page = words_of(as_(user), AREA)
        assert "Referrals rose." in page
        assert "Save as a draft" not in page
        assert as_(user).post(AREA, sent("Mine.", revision=1)).status_code == 403
    assert Commentary.objects.count() == 1


@pytest.mark.parametrize(
    "path", [f"{PAGE}areas/kites/", f"{PAGE}indicators/KITE1/", f"{PAGE}kites/"]
)
def test_what_the_panel_does_not_follow_has_no_text(as_: As, officer: User, path: str) -> None:
    assert as_(officer).get(path).status_code == 404


# What there is to write --------------------------------------------------------------------------


def test_the_page_names_what_moved_with_why_and_how_far_each_text_is(
    as_: As, officer: User
) -> None:
    as_(officer).post(NOTE, sent("It is {REF02}."))
    page = words_of(as_(officer), PAGE)
    assert "Opening statement" in page
    assert "Nothing yet" in page
    assert f"Revision 1 by {officer.name}" in page
    assert "No figure for May 2022" in page


def test_another_indicator_is_chosen_from_the_rest(as_: As, officer: User) -> None:
    page = as_(officer).get(f"{PAGE}?indicator=REF01")
    assert page.headers["Location"] == f"{PAGE}indicators/REF01/"
    assert as_(officer).get(f"{PAGE}?indicator=KITE1").status_code == 200


def test_a_restated_figure_is_flagged_and_the_new_one_is_printed(
    as_: As, officer: User, send: Send
) -> None:
    as_(officer).post(NOTE, sent("It is {REF02}."))
    more = book((REFERRALS, 271, 370), (RE_REFERRALS, "21% (57/271)", "30% (111/370)"))
    send(more, name="again.xlsx", data_on=date(2022, 6, 10))
    flag = "{REF02} changed since it was written: 21% (76 of 370) → 30% (111 of 370)"
    assert flag in words_of(as_(officer), NOTE)
    assert flag in words_of(as_(officer), PAGE)


def test_the_list_costs_the_same_however_much_is_written(
    as_: As, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(officer)
    for path in (AREA, NOTE, OPENING, f"{PAGE}indicators/REF01/", f"{PAGE}going-well/"):
        assert client.post(path, sent("It is {REF02}.")).status_code == 302
    client.get(PAGE)
    with django_assert_max_num_queries(17):
        assert words_of(client, PAGE).count("Revision 1 by") == 5


# The editor --------------------------------------------------------------------------------------


def test_beside_the_text_stand_the_rating_the_run_and_the_figures_to_insert(
    as_: As, officer: User
) -> None:
    page = words_of(as_(officer), NOTE)
    assert "May 2022: <strong>21% (76 of 370)</strong>" in page
    assert "April 2022: <strong>21% (57 of 271)</strong>" in page
    assert 'data-figure="{REF02}"' in page
    assert "On target" in page


def test_saving_makes_a_revision_and_the_first_stays(as_: As, officer: User, lead: User) -> None:
    as_(officer).post(AREA, sent("Before."))
    as_(lead).post(AREA, sent("After.", revision=1))
    assert [(one.says, one.author) for one in Commentary.objects.order_by("revision")] == [
        ("Before.", officer),
        ("After.", lead),
    ]
    page = words_of(as_(officer), AREA)
    assert f"Revision 1 by {officer.name}" in page
    assert "Before." in page


def test_saving_what_is_saved_makes_no_revision(as_: As, officer: User) -> None:
    as_(officer).post(AREA, sent("The same."))
    as_(officer).post(AREA, sent("The same.", revision=1))
    assert Commentary.objects.count() == 1


def test_a_stale_form_shows_both_texts_and_saves_nothing(
    as_: As, officer: User, lead: User
) -> None:
    as_(lead).post(AREA, sent("Theirs."))
    response = as_(officer).post(AREA, sent("Mine."))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Theirs." in page
    assert "Mine.</textarea>" in page
    assert Commentary.objects.count() == 1
    assert 'name="revision" value="1"' in page
    as_(officer).post(AREA, sent("Mine.", revision=1))
    assert text().says == "Mine."


def test_an_empty_text_is_refused_and_the_steps_stay_in_the_form(as_: As, officer: User) -> None:
    response = as_(officer).post(AREA, sent(" ", steps=[("Meet partners.", POST, "")]))
    assert response.status_code == 422
    assert "Meet partners." in response.content.decode()
    assert not Commentary.objects.exists()


def test_what_was_written_after_the_session_ended_is_there_after_signing_in(
    client: Client, officer: User
) -> None:
    response = client.post(AREA, sent("Written for an hour.", steps=[("Meet.", POST, "")]))
    assert response.headers["Location"] == f"{reverse('account_login')}?next={AREA}"
    assert not Commentary.objects.exists()
    client.force_login(officer)
    page = words_of(client, AREA)
    assert "Written for an hour." in page
    assert 'value="Meet."' in page
    assert "is not saved yet" in page
    assert "Written for an hour." not in words_of(client, OPENING)
    client.post(AREA, sent("Written for an hour."))
    assert "is not saved yet" not in words_of(client, AREA)
    assert Commentary.objects.count() == 1


def test_length_is_advice_and_last_months_words_are_noticed(
    as_: As, officer: User, panel: Panel
) -> None:
    area = PriorityArea.objects.get(panel=panel, slug="effective-assessment-and-intervention")
    long = "Work goes on. " * 50
    commentaries.write(
        panel=panel, month=date(2022, 4, 1), says=long, next_steps="", by=officer, area=area
    )
    as_(officer).post(AREA, sent(long))
    page = words_of(as_(officer), AREA)
    assert "150 words. About 120 are read to the end." in page
    assert "These are the same words as in April 2022." in page


def test_a_text_is_shown_escaped(as_: As, officer: User) -> None:
    as_(officer).post(AREA, sent("<script>alert(1)</script>"))
    assert "<script>alert" not in words_of(as_(officer), AREA)


# Typed figures -----------------------------------------------------------------------------------


def test_a_typed_figure_that_nobody_answers_for_is_saved_and_not_submitted(
    as_: As, officer: User
) -> None:
    response = as_(officer).post(AREA, sent("It was 88%.", submit="yes"), follow=True)
    page = response.content.decode()
    assert "“88%” still needs an answer. It is saved as a draft." in page
    assert "“88%” is no figure of May 2022." in page
    assert (text().state, text().says) == ("draft", "It was 88%.")


def test_a_reason_lets_it_be_submitted_and_is_kept(as_: As, officer: User) -> None:
    as_(officer).post(AREA, sent("It was 88%."))
    form = sent("It was 88%.", revision=1, kept={"88%": "From an audit."}, submit="yes")
    as_(officer).post(AREA, form)
    assert (text().state, text().kept) == ("submitted", {"88%": "From an audit."})
    assert text().revision == 2


def test_a_figure_of_the_month_is_submitted_as_it_is(as_: As, officer: User) -> None:
    as_(officer).post(AREA, sent("76 of 370, or 21%, and {REF01}.", submit="yes"))
    assert text().state == "submitted"
    assert text().figures == {"REF01": "370"}


# Signing off -------------------------------------------------------------------------------------


@pytest.fixture
def submitted(as_: As, officer: User) -> Commentary:
    """Return a submitted text about an area."""
    as_(officer).post(AREA, sent("Referrals rose to {REF01}.", submit="yes"))
    return text()


def act(of: Commentary, act: str) -> str:
    return f"{PAGE}revisions/{of.pk}/{act}/"


def test_a_service_lead_signs_off_what_was_submitted(
    as_: As, lead: User, submitted: Commentary
) -> None:
    assert "Referrals rose to 370." in words_of(as_(lead), AREA)
    as_(lead).post(act(submitted, "sign-off"))
    submitted.refresh_from_db()
    assert (submitted.state, submitted.signed_off_by) == ("signed off", lead)


def test_the_opening_statement_is_the_directors_to_sign(
    as_: As, lead: User, director: User
) -> None:
    as_(lead).post(OPENING, sent("A hard month.", submit="yes"))
    assert "Sign it off" not in words_of(as_(lead), OPENING)
    assert as_(lead).post(act(text(), "sign-off")).status_code == 403
    assert "Sign it off" in words_of(as_(director), OPENING)
    as_(director).post(act(text(), "sign-off"))
    assert text().state == "signed off"


def test_who_wrote_it_does_not_sign_it_off(as_: As, officer: User, submitted: Commentary) -> None:
    for name in ("sign-off", "send-back"):
        assert as_(officer).post(act(submitted, name), {"why": "No."}).status_code == 403


def test_a_text_goes_back_with_a_word_that_its_author_reads(
    as_: As, lead: User, officer: User, submitted: Commentary
) -> None:
    as_(lead).post(act(submitted, "send-back"), {"why": ""})
    submitted.refresh_from_db()
    assert submitted.state == "submitted"
    as_(lead).post(act(submitted, "send-back"), {"why": "Say by when."})
    submitted.refresh_from_db()
    assert submitted.state == "draft"
    assert "Say by when." in words_of(as_(officer), AREA)


def test_a_draft_is_not_signed_off(as_: As, officer: User, lead: User) -> None:
    as_(officer).post(AREA, sent("Referrals rose."))
    page = as_(lead).post(act(text(), "sign-off"), follow=True).content.decode()
    assert "it cannot become signed off" in page
    assert text().state == "draft"


# The lists, and what happens next ----------------------------------------------------------------


def test_a_ticked_suggestion_is_added_to_the_list(as_: As, officer: User) -> None:
    path = f"{PAGE}going-well/"
    line = (
        "Re-referrals in 12 months: {REF02}, against a target of 23% or lower. "
        "On target, and better than the month before."
    )
    assert line in as_(officer).get(path).content.decode()
    as_(officer).post(path, sent("", suggested=[line]))
    as_(officer).post(path, sent(f"{line}\nVisits too.", revision=1))
    assert (text().kind, text().says) == ("going well", f"{line}\nVisits too.")
    assert text().figures == {"REF02": "21% (76 of 370)"}
    assert 'name="suggested"' not in as_(officer).get(path).content.decode()


def test_steps_are_kept_with_the_text_and_promised_when_it_is_signed_off(
    as_: As, officer: User, lead: User
) -> None:
    steps = [("Meet every partner.", POST, "31 July 2022"), ("Look again.", "", ""), ("", "", "")]
    as_(officer).post(AREA, sent("It rose.", steps=steps, submit="yes"))
    assert text().next_steps == (f"Meet every partner. ({POST}, by 31 July 2022)\nLook again.")
    assert not Commitment.objects.exists()
    page = words_of(as_(officer), AREA)
    assert page.count('for="id_steps-') == 15
    as_(lead).post(act(text(), "sign-off"))
    assert Commitment.objects.get().due_on == date(2022, 7, 31)


def test_a_day_without_a_step_is_asked_about(as_: As, officer: User) -> None:
    response = as_(officer).post(AREA, sent("It rose.", steps=[("", POST, "31 July 2022")]))
    assert response.status_code == 422
    assert "Say what is to be done, or empty the row." in response.content.decode()


def test_a_dated_sentence_is_offered_as_a_promise(as_: As, officer: User) -> None:
    says = "We will be back on target by 31 July 2022."
    as_(officer).post(AREA, sent(says))
    line = f"{says} (by 31 July 2022)"
    assert line in words_of(as_(officer), AREA)
    as_(officer).post(AREA, sent(says, revision=1, suggested=[line]))
    assert text().next_steps == line
    assert "Keep as a promise" not in words_of(as_(officer), AREA)
