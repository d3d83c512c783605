"""The agenda pack as a paper kind: which there are, who may read them, and what goes in."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import SEES_AGENDA_DRAFTS, TAKES_PART
from scrutiny.meetings.calendar import municipal_year, municipal_year_days
from scrutiny.meetings.models import Appendix, Meeting, Minute
from scrutiny.meetings.pack.appendices import MadePaper, Papers
from scrutiny.meetings.pack.contents import PackContents, title_of
from scrutiny.meetings.pack.edition import AgendaEdition
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.pack.reading import read
from scrutiny.meetings.presenters.pack import FrontSheet, agenda_of, front_sheet
from scrutiny.packs.papers import Edition, PaperRefused, kind_of
from scrutiny.panels.models import Membership, Panel, Vacancy

KIND = "agenda"


class AgendaPaper:
    """The paper kind "agenda"; keys are as `pack.keys` reads them."""

    label = "Agenda pack"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return nothing: an agenda pack is no appendix of a report."""
        return []

    def title(self, key: str) -> str:
        """Return what the pack is called where its build is shown."""
        named = PackKey.read(key)
        meeting = named.meeting()
        return f"{title_of(named.number)}: {meeting}"

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused where it has no such meeting."""
        return PackKey.read(key).meeting().panel

    def address(self, key: str) -> str:
        """Return the page on which the pack is made ready and published."""
        return reverse("meetings:publish", args=[PackKey.read(key).meeting().pk])

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        named = PackKey.read(key)
        what = f"supplement-{named.number}" if named.number else "agenda"
        edition = f"-corrected-{named.edition}" if named.edition > 1 else ""
        return f"{named.slug}-{named.meets_on:%Y-%m-%d}-{what}{edition}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> AgendaEdition:
        """Read all that goes into an edition as it would be published today.

        Raises PaperRefused where there is nothing to make, and for a public edition that would
        show what the public may not see.
        """
        return self.edition_on(key, audience, on=timezone.localdate())

    def edition_on(self, key: str, audience: str, *, on: date) -> AgendaEdition:
        """Read all that goes into an edition as it would be published on a day."""
        named = PackKey.read(key)
        meeting = named.meeting()
        contents = read(meeting, named, on=on)
        if audience == "public":
            refuse_in_public(contents)
        return AgendaEdition(
            contents=contents,
            audience=audience,
            front=_front(meeting),
            agenda=agenda_of(contents),
            papers=_papers(contents, audience),
        )

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may read this pack as it stands now.

        The public edition is everybody's once it is published, before that theirs who see drafts.
        The members' is theirs who may read exempt papers, where it has any, and else theirs who
        take part in the panel.
        """
        named = PackKey.read(key)
        meeting = named.meeting()
        if not Meeting.objects.visible_to(user).filter(pk=meeting.pk).exists():
            return False
        is_out = meeting.publications.filter(number=named.number).exists()
        if not is_out and not has_role(user, SEES_AGENDA_DRAFTS, panel_id=meeting.panel_id):
            return False
        if audience == "public":
            return True
        withheld = Appendix.objects.filter(report__item__meeting=meeting).exclude(access="open")
        reports = meeting.items.filter(report__isnull=False).exclude(report__access="open")
        minutes = Minute.objects.filter(minutes__put_at__meeting=meeting).exclude(access="open")
        if withheld.exists() or reports.exists() or minutes.exists():
            return may(user, "exempt.read", meeting)
        return has_role(user, TAKES_PART, panel_id=meeting.panel_id)


def refuse_in_public(contents: PackContents) -> None:
    """Raise PaperRefused where a pack can have no public edition as it is."""
    panel = contents.meeting.panel
    if not panel.meets_in_public:
        raise PaperRefused(f"{panel} meets in private: its papers have no public edition.")
    for item in contents.items:
        for paper in item.withheld:
            if not paper.withheld_because.strip():
                raise PaperRefused(
                    f"“{paper}”, of item {item.number}, is withheld and gives no reason. "
                    "Say why the public interest is against disclosing it."
                )


def _front(meeting: Meeting) -> FrontSheet:
    """Read what the front sheet prints, as of the day of the meeting."""
    first, last = municipal_year_days(municipal_year(meeting.meets_on))
    seats = Membership.objects.on(meeting.meets_on).filter(panel=meeting.panel)
    vacancies = Vacancy.objects.on(meeting.meets_on).filter(panel=meeting.panel)
    days = Meeting.objects.of(meeting.panel).upcoming(on=first).filter(meets_on__lte=last)
    return front_sheet(
        meeting,
        council=settings.COUNCIL_NAME,
        seats=seats.select_related("person"),
        vacancies=vacancies,
        days=days.values_list("meets_on", flat=True),
    )


def _papers(contents: PackContents, audience: str) -> Papers:
    """Read the appendices that the portal makes, each in the editions that the pack needs."""
    return {
        (item.number, behind.number): _made(behind.appendix, behind.name, audience)
        for item in contents.items
        for behind in item.appendices
        if behind.appendix.paper_kind
    }


def _made(appendix: Appendix, name: str, audience: str) -> MadePaper:
    """Read one of them. What is withheld is the members' edition, wherever it is measured."""
    if appendix.paper_kind == KIND:
        raise PaperRefused(f"{name} is an agenda pack, which cannot be part of another.")
    paper, key = kind_of(appendix.paper_kind), appendix.paper_key
    try:
        members = paper.edition(key, "members")
    except PaperRefused as refused:
        raise PaperRefused(f"{name}: {refused}") from refused
    if appendix.is_withheld:
        return MadePaper(members)
    public: Edition | None
    try:
        public = paper.edition(key, "public")
    except PaperRefused as refused:
        if audience == "public":
            raise PaperRefused(f"{name}: {refused}") from refused
        public = None
    if audience == "public" and public is not None:
        return MadePaper(public, members)
    return MadePaper(members, public)


AGENDA = AgendaPaper()
