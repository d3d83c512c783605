"""The files of a council's meetings: agendas with their reports, and minutes.

`meetings/YYYY-MM-DD.yaml` holds a meeting; longer papers are Markdown in `meetings/YYYY-MM-DD/`.
The exclusion of the public is no item here: the portal writes it.
"""

from datetime import date
from pathlib import Path

from pydantic import Field, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from performance.definitions import DefinitionError
from recommendations.states import Kind
from scrutiny.definitions.loading import (
    Record,
    Sentence,
    Slug,
    read,
    refuse,
    refuse_repeats,
    refuse_unknown,
)
from scrutiny.meetings.headings import BY_SLUG, blank
from scrutiny.meetings.models import Clearance, ItemKind, Withholding

Access = Withholding.Access


class Withheld(Record):
    """Why a paper is kept from the public: exempt by a paragraph of the Act, or confidential."""

    access: Access
    paragraph: int | None = Field(default=None, ge=1, le=7)
    because: Sentence

    @model_validator(mode="after")
    def _exempt_names_its_paragraph(self) -> "Withheld":
        if self.access == Access.OPEN:
            raise refuse("an open paper is not withheld: take `withheld` out")
        if (self.access == Access.EXEMPT) != (self.paragraph is not None):
            raise refuse("paragraph is for what is exempt, and needed there: add it or take it out")
        return self


class Paper(Record):
    """A paper that the portal makes: one of settings.PAPER_KINDS, and which of its kind."""

    kind: Slug
    key: str = Field(min_length=1, max_length=80)


class Appendix(Record):
    """A paper behind a report: a Markdown file of the meeting's folder, or one the portal makes."""

    title: Sentence
    text: str | None = Field(default=None, pattern=r"^[a-z0-9-]+\.md$")
    paper: Paper | None = None
    withheld: Withheld | None = None

    @model_validator(mode="after")
    def _one_or_the_other(self) -> "Appendix":
        if (self.text is None) == (self.paper is None):
            raise refuse("an appendix is either a text or a paper: give one of the two")
        return self


class Report(Record):
    """A report by the committee template, with the days of its making."""

    report_of: Slug
    author: Slug
    commissioned_on: date
    cleared_on: date
    signed_off_on: date
    # By heading; one that is left out says what the template begins with.
    texts: dict[str, str]
    appendices: tuple[Appendix, ...] = ()
    withheld: Withheld | None = None

    @field_validator("signed_off_on")
    @classmethod
    def _days_in_order(cls, value: date, info: ValidationInfo) -> date:
        days = [info.data.get("commissioned_on"), info.data.get("cleared_on"), value]
        known = [day for day in days if day is not None]
        if known != sorted(known):
            raise refuse("a report is commissioned, cleared and signed off in this order")
        return value

    @field_validator("texts")
    @classmethod
    def _headings_of_the_template(cls, value: dict[str, str]) -> dict[str, str]:
        refuse_unknown(value, BY_SLUG, "heading")
        whole = blank() | value
        lacking = [slug for slug, one in BY_SLUG.items() if one.is_required and not whole[slug]]
        if lacking:
            raise refuse(f"nothing is said under {', '.join(lacking)}: add it")
        return whole


class Reported(Record):
    """What whoever was asked said on a day: of progress, or that it is done."""

    said_on: date
    says: Sentence
    is_complete: bool = False


class EvidenceGiven(Record):
    """A Markdown file of the meeting's folder that was given for the panel as a PDF."""

    title: Sentence
    text: str = Field(pattern=r"^[a-z0-9-]+\.md$")
    dated_on: date
    added_on: date


class RequestMade(Record):
    """The tracked request that was made: what is asked for, of which post, and what followed.

    `about` is the code of the indicator that it is about, where it is about one.
    """

    kind: Kind
    addressee: Slug
    about: str | None = None
    notified_on: date | None = None
    agreed_on: date | None = None
    reports: tuple[Reported, ...] = ()
    evidence: tuple[EvidenceGiven, ...] = ()


class AskedBefore(Record):
    """A request of an earlier meeting whose minutes are not here; `source` names its item."""

    asked_on: date
    source: Sentence
    wording: Sentence
    request: RequestMade


class Resolved(Record):
    """One thing that was resolved, and the request that came of it."""

    wording: Sentence
    request: RequestMade | None = None


class Minute(Record):
    """What the minutes say of an item, and what was resolved."""

    says: str = ""
    resolved: tuple[Resolved, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Minute":
        if not self.says and not self.resolved:
            raise refuse("a minute says or resolves something: add it, or take the minute out")
        return self


class Invitee(Record):
    """Somebody asked to an item, by post."""

    post: Slug


class Item(Record):
    """One item of an agenda, in its place; `topic` is one of the work programme."""

    kind: ItemKind
    title: Sentence
    text: str = ""
    topic: Slug | None = None
    invitees: tuple[Invitee, ...] = ()
    report: Report | None = None
    minute: Minute | None = None

    @field_validator("kind")
    @classmethod
    def _the_portal_excludes(cls, value: ItemKind) -> ItemKind:
        if value == ItemKind.EXCLUSION:
            raise refuse("the portal writes the exclusion itself: take this item out")
        return value


class Attendance(Record):
    """Who was there, and who sent apologies."""

    presided_by: Slug
    present: tuple[Slug, ...] = Field(min_length=1)
    apologies: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> "Attendance":
        refuse_repeats((*self.present, *self.apologies), "person")
        if self.presided_by not in self.present:
            raise refuse(f"{self.presided_by} presided and is not among those present")
        return self


class Minutes(Record):
    """The number that the minutes begin with, and the day on which the draft was published."""

    first_number: int = Field(ge=1)
    published_on: date


class Agenda(Record):
    """When the agenda was published, whose minutes it puts for approval, and who cleared reports.

    Standing items are the panel's; the file has the business, and closing items that are reported
    on. `puts` are days of earlier meetings; `clearers` are posts by kind of clearance. A meeting
    that took place says who presided.
    """

    published_on: date
    presided_by: Slug | None = None
    puts: tuple[date, ...] = ()
    clearers: dict[Clearance.Kind, Slug] = Field(default_factory=dict)


class MeetingFile(Record):
    """One meeting: with an agenda to publish, or held, with minutes."""

    panel: Slug
    meets_on: date
    agenda: Agenda | None = None
    attendance: Attendance | None = None
    minutes: Minutes | None = None
    asked_before: tuple[AskedBefore, ...] = ()
    items: tuple[Item, ...] = Field(min_length=1)

    @field_validator("agenda")
    @classmethod
    def _published_before_it(cls, value: Agenda | None, info: ValidationInfo) -> Agenda | None:
        meets_on = info.data.get("meets_on")
        if value and meets_on and value.published_on >= meets_on:
            raise refuse(f"{value.published_on} is not before the meeting: correct published_on")
        return value

    @field_validator("minutes")
    @classmethod
    def _published_after_it(cls, value: Minutes | None, info: ValidationInfo) -> Minutes | None:
        meets_on = info.data.get("meets_on")
        if value and meets_on and value.published_on <= meets_on:
            raise refuse(f"{value.published_on} is not after the meeting: correct published_on")
        return value

    @model_validator(mode="after")
    def _agenda_or_minutes(self) -> "MeetingFile":
        if (self.agenda is None) == (self.minutes is None):
            raise refuse("a meeting has an agenda to publish, or minutes: give one of the two")
        if self.minutes and not self.attendance:
            raise refuse("minutes say who was there: add attendance")
        return self

    def posts(self) -> set[str]:
        """Return every post named."""
        invited = {invitee.post for item in self.items for invitee in item.invitees}
        reports = [item.report for item in self.items if item.report]
        clearers = self.agenda.clearers.values() if self.agenda else ()
        asked = {request.addressee for request in self.requests()}
        return invited.union(asked, clearers, *({one.report_of, one.author} for one in reports))

    def requests(self) -> list[RequestMade]:
        """Return every request: of earlier meetings, then of this one."""
        minutes = [item.minute for item in self.items if item.minute]
        resolved = [one.request for minute in minutes for one in minute.resolved]
        return [*(one.request for one in self.asked_before), *(one for one in resolved if one)]

    def indicators(self) -> set[str]:
        """Return the code of every indicator that a request is about."""
        return {request.about for request in self.requests() if request.about}

    def persons(self) -> set[str]:
        """Return every person named."""
        there, agenda = self.attendance, self.agenda
        presided = {agenda.presided_by} if agenda and agenda.presided_by else set()
        return {*there.present, *there.apologies} if there else presided

    def texts(self) -> set[str]:
        """Return the Markdown files named."""
        papers = (paper for item in self.items if item.report for paper in item.report.appendices)
        given = {one.text for request in self.requests() for one in request.evidence}
        return given | {paper.text for paper in papers if paper.text}

    def numbered(self) -> dict[int, Item]:
        """Return the items that have a minute, by its number."""
        recorded = [item for item in self.items if item.minute]
        first = self.minutes.first_number if self.minutes else 1
        return dict(enumerate(recorded, start=first))


def load_meeting(path: Path) -> MeetingFile:
    """Return the meeting of this file; raise `DefinitionError` with every fault found."""
    meeting = read(path, MeetingFile)
    if meeting.meets_on.isoformat() != path.stem:
        words = f"{meeting.meets_on} is not the file's name: make the two the same"
        raise DefinitionError(path, [("field meets_on", words)])
    return meeting
