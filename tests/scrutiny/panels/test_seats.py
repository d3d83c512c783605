"""Seats, substitutes and vacancies are kept by verbs that refuse in words."""

from datetime import date, time
from typing import Any

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels import actions
from scrutiny.panels.actions import PanelRefused, Particulars, SeatRefused
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Membership, Panel, Person, Post, Substitute, Vacancy

pytestmark = pytest.mark.django_db

ON, LAST = date(2023, 5, 17), date(2023, 9, 30)
BEFORE = date(2023, 5, 16)


@pytest.fixture
def person(db: None) -> Person:
    """Return somebody without a seat."""
    return Person.objects.create(slug="one", name="One")


def seat(panel: Panel, person: Person, by: User, role: str = "member") -> Membership:
    return actions.seat(
        panel=panel,
        person=person,
        role=Membership.Role(role),
        voting_scope=Membership.Voting.ALL,
        is_counted_in_quorum=True,
        body_represented="",
        political_group="Group A",
        from_on=ON,
        by=by,
    )


def change(membership: Membership, by: User, **fields: Any) -> Membership:
    wanted: dict[str, Any] = {
        "role": Membership.Role(membership.role),
        "voting_scope": Membership.Voting.ALL,
        "is_counted_in_quorum": True,
        "body_represented": "",
        "to_on": None,
    } | fields
    return actions.change_seat(membership=membership, by=by, **wanted)


def test_a_person_has_one_seat_on_a_panel(panel: Panel, person: Person, manager: User) -> None:
    seat(panel, person, manager)
    with pytest.raises(SeatRefused, match="One has a seat on this panel already"):
        seat(panel, person, manager)


def test_a_panel_has_one_chair(panel: Panel, person: Person, manager: User) -> None:
    with pytest.raises(SeatRefused, match="Panel chair chairs the panel"):
        seat(panel, person, manager, "chair")
    member = seat(panel, person, manager)
    with pytest.raises(SeatRefused, match="End that seat first"):
        change(member, manager, role=Membership.Role.CHAIR)
    chair = Membership.objects.get(panel=panel, role="chair")
    change(chair, manager, to_on=BEFORE)
    change(member, manager, role=Membership.Role.CHAIR)
    assert Membership.objects.on(LAST).get(panel=panel, role="chair") == member


def test_a_group_stays_unless_another_is_said(panel: Panel, person: Person, manager: User) -> None:
    member = seat(panel, person, manager)
    change(member, manager)
    assert member.political_group == "Group A"
    change(member, manager, political_group="")
    assert member.political_group == ""
    assert Event.objects.about(member)[0].old == {"political_group": "Group A"}


def test_nothing_ends_before_it_begins(panel: Panel, person: Person, manager: User) -> None:
    member = seat(panel, person, manager)
    substitute = actions.name_substitute(
        panel=panel, person=person, political_group="", from_on=ON, by=manager
    )
    vacancy = actions.declare_vacancy(panel=panel, seat="Of the city", from_on=ON, by=manager)
    words = "begins on 17 May 2023 and cannot end before, on 16 May 2023"
    with pytest.raises(SeatRefused, match=words):
        change(member, manager, to_on=BEFORE)
    with pytest.raises(SeatRefused, match=words):
        actions.change_substitute(
            substitute=substitute, political_group="", to_on=BEFORE, by=manager
        )
    with pytest.raises(SeatRefused, match=words):
        actions.change_vacancy(vacancy=vacancy, to_on=BEFORE, by=manager)


def test_substitutes_and_vacancies_are_there_once_and_end(
    panel: Panel, person: Person, manager: User
) -> None:
    substitute = actions.name_substitute(
        panel=panel, person=person, political_group="Group A", from_on=ON, by=manager
    )
    vacancy = actions.declare_vacancy(panel=panel, seat="Of the city", from_on=ON, by=manager)
    with pytest.raises(SeatRefused, match="One is named as a substitute already"):
        actions.name_substitute(
            panel=panel, person=person, political_group="", from_on=ON, by=manager
        )
    with pytest.raises(SeatRefused, match="“Of the city” is down as vacant already"):
        actions.declare_vacancy(panel=panel, seat="Of the city", from_on=ON, by=manager)
    actions.change_substitute(
        substitute=substitute, political_group="Group A", to_on=LAST, by=manager
    )
    actions.change_vacancy(vacancy=vacancy, to_on=LAST, by=manager)
    assert Substitute.objects.on(LAST).filter(pk=substitute.pk).exists()
    assert not Vacancy.objects.on(date(2023, 10, 1)).filter(pk=vacancy.pk).exists()
    verbs = [Event.objects.about(thing)[0].verb for thing in (substitute, vacancy)]
    assert verbs == ["substitute_changed", "vacancy_changed"]


def test_a_panels_particulars_are_kept_with_their_history(panel: Panel, manager: User) -> None:
    post = Post.objects.get(slug="scrutiny-manager")
    wanted = Particulars(
        body_type=BodyType.JOINT,
        reference="CF",
        seat_count=9,
        usual_place="Library",
        usual_start_time=time(10, 0),
        proper_officer=post,
    )

    def redescribe(quorum: int = 3, particulars: Particulars | None = wanted) -> None:
        actions.redescribe(
            panel=panel,
            name=panel.name,
            terms_of_reference=panel.terms_of_reference,
            quorum=quorum,
            particulars=particulars,
            by=manager,
        )

    redescribe()
    panel.refresh_from_db()
    assert (panel.body_type, panel.proper_officer, panel.contact) == (BodyType.JOINT, post, None)
    event = Event.objects.about(panel)[0]
    assert (event.new["usual_start_time"], event.new["proper_officer"]) == ("10:00:00", str(post))
    count = Event.objects.count()
    redescribe()
    redescribe(particulars=None)
    assert Event.objects.count() == count
    with pytest.raises(PanelRefused, match="A quorum of 10 cannot be had with 9 seats"):
        redescribe(quorum=10)
    with pytest.raises(PanelRefused, match="at least 1"):
        redescribe(quorum=0)


def test_a_person_is_found_by_name_or_added(person: Person, manager: User) -> None:
    assert actions.find_or_name_person(name="  ONE ", by=manager) == person
    added = actions.find_or_name_person(name="Another  Member", by=manager)
    assert (added.name, added.slug) == ("Another Member", "another-member")


def test_of_two_people_of_one_name_neither_is_taken_for_the_other(
    person: Person, manager: User
) -> None:
    Person.objects.create(slug="one-2", name="One")
    third = actions.find_or_name_person(name="One", by=manager)
    assert third.slug == "one-3"
