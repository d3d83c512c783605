"""Actions after an audit have an owner and a day, and end with an outcome."""

from dataclasses import replace
from datetime import date

import pytest

from audits.actions import remedying, writing
from audits.actions.remedying import RemedyRefused
from audits.draft import words_of
from audits.models import Audit, RemedialAction
from audits.remedies import remedies_seen_by
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Post
from tests.audits.moderated import handed_in
from tests.audits.scene import AuditScene, moment

NOW = moment(date(2023, 2, 10))


@pytest.fixture
def owner(db: None) -> Post:
    """Return a post that nobody of the scene's service holds."""
    return Post.objects.get(slug="head-of-looked-after-children")


@pytest.fixture
def remedy(audits: AuditScene, owner: Post, qa: User) -> RemedialAction:
    """Return an action after an audit of 19 January."""
    return remedying.add(
        audit=handed_in(audits, "requires-improvement"),
        says="Put dates into the plan.",
        owner=owner,
        due_on=date(2023, 2, 17),
        by=qa,
    )


def test_an_action_is_added_with_its_owner_and_day(remedy: RemedialAction, owner: Post) -> None:
    assert (remedy.owner, remedy.done_on) == (owner, None)
    assert Event.objects.about(remedy)[0].new == {
        "owner": str(owner),
        "due_on": "2023-02-17",
    }


@pytest.mark.parametrize(
    ("says", "due_on", "refusal"),
    [
        (" ", date(2023, 2, 17), "Say what is to be done"),
        ("Dates.", date(2023, 1, 19), "audited on 19 January 2023. Give a day after it"),
        ("Dates.", date(2022, 1, 1), "Give a day after it"),
    ],
)
def test_it_wants_words_and_a_day_after_the_audit(
    audits: AuditScene, owner: Post, qa: User, says: str, due_on: date, refusal: str
) -> None:
    with pytest.raises(RemedyRefused, match=refusal):
        remedying.add(audit=handed_in(audits), says=says, owner=owner, due_on=due_on, by=qa)


def test_an_audit_in_work_keeps_its_actions_in_its_own_form(
    audits: AuditScene, owner: Post, qa: User
) -> None:
    with pytest.raises(RemedyRefused, match="not handed in yet"):
        remedying.add(
            audit=audits.audit(), says="Dates.", owner=owner, due_on=date(2023, 2, 17), by=qa
        )


def test_while_the_audit_is_given_back_none_is_added(
    audits: AuditScene, owner: Post, qa: User
) -> None:
    # Read before it was given back, as a page that was opened then is.
    audit = handed_in(audits)
    writing.request_changes(audit=Audit.objects.get(pk=audit.pk), why="Say more.", by=qa)
    with pytest.raises(RemedyRefused, match="with its auditor to be changed"):
        remedying.add(audit=audit, says="Dates.", owner=owner, due_on=date(2023, 2, 17), by=qa)


@pytest.mark.parametrize("state", [Audit.State.IN_PROGRESS, Audit.State.CHANGES_REQUESTED])
def test_what_an_auditor_still_writes_is_neither_read_nor_told_as_done(
    audits: AuditScene, owner: Post, head: User, lead: User, qa: User, state: str
) -> None:
    written = handed_in(audits, state=state).remedies.create(
        says="Put dates into the plan.", owner=owner, due_on=date(2023, 2, 17)
    )
    for user in (head, lead, qa):
        assert not remedies_seen_by(user, on=NOW.date())
    with pytest.raises(RemedyRefused, match="may still change this action"):
        remedying.finish(
            remedy=written, outcome="Done.", done_on=date(2023, 2, 9), by=lead, now=NOW
        )
    Audit.objects.update(state=Audit.State.SUBMITTED)
    for user in (head, lead, qa):
        assert list(remedies_seen_by(user, on=NOW.date())) == [written]


def test_one_added_after_handing_in_stays_when_the_auditor_writes_again(
    remedy: RemedialAction, auditor: User, owner: Post, head: User, lead: User, qa: User
) -> None:
    audit = remedy.audit
    own = audit.remedies.create(says="Ring the school.", owner=owner, due_on=date(2023, 2, 3))
    writing.request_changes(audit=audit, why="Say more.", by=qa)
    audit.refresh_from_db()
    words = words_of(audit)
    assert [says for says, _, _ in words.remedies] == [own.says]
    given = replace(words, remedies=(("Ring the doctor.", owner, date(2023, 2, 3)),))
    writing.save(audit=audit, words=given, based_on=audit.version, by=auditor)
    assert {one.says for one in audit.remedies.all()} == {remedy.says, "Ring the doctor."}
    assert list(remedies_seen_by(head, on=NOW.date())) == [remedy]
    remedying.finish(remedy=remedy, outcome="In.", done_on=date(2023, 2, 9), by=lead, now=NOW)


def test_it_is_done_once_with_an_outcome(remedy: RemedialAction, lead: User, qa: User) -> None:
    def done(by: User) -> None:
        remedying.finish(
            remedy=remedy, outcome="Dates are in.", done_on=date(2023, 2, 9), by=by, now=NOW
        )

    done(lead)
    remedy.refresh_from_db()
    assert (remedy.done_by, remedy.outcome) == (lead, "Dates are in.")
    with pytest.raises(RemedyRefused, match="done already, as Service lead said"):
        done(qa)


@pytest.mark.parametrize(
    ("outcome", "done_on", "refusal"),
    [
        ("", date(2023, 2, 9), "Say what came of the action"),
        ("Done.", date(2023, 2, 11), "still to come"),
        ("Done.", date(2023, 1, 18), "before the audit"),
    ],
)
def test_the_day_it_was_done_lies_between_the_audit_and_today(
    remedy: RemedialAction, lead: User, outcome: str, done_on: date, refusal: str
) -> None:
    with pytest.raises(RemedyRefused, match=refusal):
        remedying.finish(remedy=remedy, outcome=outcome, done_on=done_on, by=lead, now=NOW)


def test_owners_leads_and_the_keeper_see_it_and_others_do_not(
    remedy: RemedialAction, head: User, lead: User, qa: User, auditor: User, partner: User
) -> None:
    day = date(2023, 2, 10)
    # head@ holds the owner's post, lead@ the service lead's; the auditor wrote the audit.
    seeing = [bool(remedies_seen_by(user, on=day)) for user in (head, lead, qa, auditor)]
    assert seeing == [True, True, True, True]
    assert not remedies_seen_by(partner, on=day)


def test_open_ones_come_first_by_their_day(
    audits: AuditScene, remedy: RemedialAction, owner: Post, qa: User
) -> None:
    sooner = remedying.add(
        audit=remedy.audit, says="Name somebody.", owner=owner, due_on=date(2023, 2, 1), by=qa
    )
    remedying.finish(remedy=sooner, outcome="Named.", done_on=date(2023, 1, 30), by=qa, now=NOW)
    assert list(remedies_seen_by(qa, on=NOW.date())) == [remedy, sooner]
