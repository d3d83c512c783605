"""What the walks meet of a panel's programme: a draft agenda, topics, and who sits on the panel."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import agendas, meetings, programme
from scrutiny.meetings.models import AgendaItem, Meeting, Topic
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Membership, Panel, Substitute, Vacancy

FROM_ON = date(2022, 5, 1)


@dataclass(frozen=True)
class ProgrammeScene:
    """A meeting to come with two items, a suggested topic, and somebody with a seat."""

    draft: Meeting
    item: AgendaItem
    topic: Topic
    seat: Membership
    substitute: Substitute
    vacancy: Vacancy

    def samples(self, name: str) -> dict[str, object]:
        """Return the values that the addresses of a route carry in this scene."""
        return {
            "meeting_id": self.draft.pk,
            "item_id": self.item.pk,
            "topic_id": self.topic.pk,
            "seat_id": self.seat.pk,
            "sub_id": self.substitute.pk,
            "vacancy_id": self.vacancy.pk,
        }


def the_programme(panel: Panel, by: User) -> ProgrammeScene:
    """Return a panel's programme; its people are new ones."""
    draft = _meeting(panel, timezone.localdate() + timedelta(days=40))
    items = [
        agendas.add(meeting=draft, title=title, text="", by=by) for title in ("Visits", "Audits")
    ]
    topic = programme.suggest(
        panel=panel,
        subject=programme.Subject(title="Schools", reason="Nobody has looked."),
        origin=Topic.Origin.PANEL,
        by=by,
    )
    person = panels.name_person(slug=f"of-{panel.slug}", name="Somebody", user=None, by=None)
    return ProgrammeScene(
        draft=draft,
        item=items[0],
        topic=topic,
        seat=Membership.objects.create(panel=panel, person=person, from_on=FROM_ON),
        substitute=Substitute.objects.create(panel=panel, person=person, from_on=FROM_ON),
        vacancy=Vacancy.objects.create(panel=panel, seat="Of the diocese", from_on=FROM_ON),
    )


def _meeting(panel: Panel, day: date) -> Meeting:
    return meetings.arrange(
        panel=panel, meets_on=day, place="", state=Meeting.State.PLANNED, by=None
    )
