"""An example of good work is offered once, without a name and without a reference."""

from datetime import date

import pytest

from audits.actions import practice
from audits.actions.practice import ExampleRefused, given_away, offer
from audits.models import Audit, Auditor, PracticeExample
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Person
from tests.audits.moderated import before_the_panel, handed_in, moderated, opened
from tests.audits.scene import AuditScene

SAYS = "The plan was written with the family, in their words."


def test_an_example_of_good_work_is_offered_once(audits: AuditScene, qa: User) -> None:
    audit = opened(handed_in(audits, "outstanding"), qa)
    example = offer(audit=audit, says=SAYS, by=qa)
    assert (example.says, example.offered_by) == (SAYS, qa)
    with pytest.raises(ExampleRefused, match="offered already"):
        offer(audit=audit, says=SAYS, by=qa)


def test_the_grade_that_counts_decides(audits: AuditScene, qa: User, head: User) -> None:
    with pytest.raises(ExampleRefused, match="This one's is requires improvement"):
        offer(audit=opened(handed_in(audits, "requires-improvement"), qa), says=SAYS, by=qa)
    with pytest.raises(ExampleRefused, match="no grade yet"):
        offer(audit=opened(audits.audit(), qa), says=SAYS, by=qa)
    up = before_the_panel(audits, "requires-improvement")
    moderated(audits, up, head, "good")
    offer(audit=up, says=SAYS, by=qa)
    down = before_the_panel(audits, "good")
    moderated(audits, down, head, "requires-improvement")
    with pytest.raises(ExampleRefused):
        offer(audit=down, says=SAYS, by=qa)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("In case c-0001 the plan was clear.", ["the case reference “c-0001”"]),
        ("Mary  ann LOVE wrote a clear plan.", ["“Mary  ann LOVE”, the name of an auditor"]),
        ("As Love says, it is clear.", ["“Love”, which is part of the name of an auditor"]),
        ("Jo May visited weekly.", ["“Jo May”, the name of a practitioner"]),
        ("In May they met.", ["“May”, which is part of the name of a practitioner"]),
        (
            "In case C-0001 Love met May.",
            [
                "the case reference “C-0001”",
                "“May”, which is part of the name of a practitioner",
                "“Love”, which is part of the name of an auditor",
            ],
        ),
        ("Children may love a clear plan.", []),
        ("The plan of C-00012 is another's.", []),
    ],
)
def test_all_that_gives_the_case_away_is_found(text: str, what: list[str]) -> None:
    audit = Audit(
        reference="C-0001",
        practitioner="Jo May",
        auditor=Auditor(person=Person(name="Mary Ann Love")),
    )
    assert given_away(text, audit, on=date(2023, 2, 9)) == tuple(what)


def test_such_a_text_and_an_empty_one_are_refused(audits: AuditScene, qa: User) -> None:
    audit = opened(handed_in(audits), qa)
    with pytest.raises(ExampleRefused, match="The text holds the case reference"):
        offer(audit=audit, says=f"{audit.reference} went well.", by=qa)
    with pytest.raises(ExampleRefused, match="holds a postcode that begins with SO14"):
        offer(audit=audit, says="Seen at SO14 7LY.", by=qa)
    with pytest.raises(ExampleRefused, match="Say what was done well"):
        offer(audit=audit, says=" ", by=qa)
    assert not PracticeExample.objects.exists()


def test_an_example_is_withdrawn_with_a_word(audits: AuditScene, qa: User) -> None:
    example = offer(audit=opened(handed_in(audits), qa), says=SAYS, by=qa)
    with pytest.raises(ExampleRefused, match="Say why"):
        practice.withdraw(example=example, because=" ", by=qa)
    practice.withdraw(example=example, because="The family is known.", by=qa)
    assert not PracticeExample.objects.exists()
    event = Event.objects.get(verb="example_withdrawn")
    assert (event.why, event.old) == ("The family is known.", {})


def test_whoever_has_a_part_in_audits_reads_examples(
    audits: AuditScene, qa: User, partner: User, member: User
) -> None:
    offer(audit=opened(handed_in(audits), qa), says=SAYS, by=qa)
    seeing = [PracticeExample.objects.visible_to(user).count() for user in (partner, member)]
    assert seeing == [1, 0]
