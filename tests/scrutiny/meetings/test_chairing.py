"""Who chairs a panel on a day."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.chairing import Chairs, why_nobody_gets_it
from scrutiny.panels.models import Membership, Panel, Person
from tests.scrutiny.meetings.asked import unseat_chair

pytestmark = pytest.mark.django_db


def test_both_days_of_a_term_are_in_it_and_a_vice_chair_is_none(panel: Panel, chair: User) -> None:
    unseat_chair(panel, to_on=date(2023, 5, 31))
    person = Person.objects.create(slug="next", name="Next")
    Membership.objects.create(
        panel=panel, person=person, role=Membership.Role.CHAIR, from_on=date(2023, 6, 2)
    )
    chairs = Chairs.of([panel.pk])
    found = {
        day: seat.person.name if (seat := chairs.on(panel.pk, date.fromisoformat(day))) else None
        for day in ("2021-03-31", "2021-04-01", "2023-05-31", "2023-06-01", "2023-06-02")
    }
    assert list(found.values()) == [None, chair.name, chair.name, None, "Next"]
    assert chairs.is_held_by(chair, panel.pk, date(2023, 5, 31))
    assert not chairs.is_held_by(chair, panel.pk, date(2023, 6, 2))


def test_of_no_panel_there_is_no_chair() -> None:
    assert Chairs.of([]).on(1, date(2023, 5, 1)) is None


def test_why_nobody_gets_a_question_names_the_panel_and_what_to_do(panel: Panel) -> None:
    seat = Chairs.of([panel.pk]).on(panel.pk, date(2023, 5, 1))
    assert seat is not None
    assert why_nobody_gets_it("Kites", seat) == ""
    assert why_nobody_gets_it("Kites", None).startswith("Kites has no chair today.")
    seat.person.user = None
    assert "has no account here" in why_nobody_gets_it("Kites", seat)
