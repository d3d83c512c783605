"""The file of one panel: who sits on it, what it looks at, when it meets, who signs in."""

from datetime import date, time
from enum import StrEnum
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_core.core_schema import ValidationInfo

from performance.definitions.meetings import Meeting, StandingItem
from performance.definitions.people import Membership, Person, Post, PostHolder, Substitute, Vacancy
from performance.definitions.placements import Area, Placement
from scrutiny.definitions.loading import (
    Code,
    Month,
    Record,
    Sentence,
    Slug,
    read,
    refuse,
    refuse_repeats,
    refuse_unknown,
)


class Body(Record):
    """A body that figures are about, with the headings a return writes it under.

    A year behind a heading ("Southampton 21/22") is the period's, so it is not part of it here.
    """

    slug: Slug
    name: Sentence
    is_own: bool = False
    headings: tuple[Sentence, ...] = Field(min_length=1)


class BodyType(StrEnum):
    """What kind of body the panel is; a task and finish group meets in private."""

    COMMITTEE = "committee"
    SUB_COMMITTEE = "sub-committee"
    JOINT = "joint committee"
    TASK_AND_FINISH = "task and finish"


class Role(StrEnum):
    """A role of the portal."""

    MEMBER = "member"
    OFFICER = "officer"
    SERVICE_LEAD = "service_lead"
    DIRECTOR = "director"
    SCRUTINY_MANAGER = "scrutiny_manager"
    RESPONDENT = "respondent"
    AUDITOR = "auditor"
    PARTNER_AUDITOR = "partner_auditor"
    QA_LEAD = "qa_lead"
    HEAD_OF_SERVICE = "head_of_service"
    ADMINISTRATOR = "administrator"


class Account(Record):
    """An account to sign in with, never with its password."""

    email: str = Field(pattern=r"^[a-z.\-]+@[a-z.\-]+\.[a-z]+$")
    name: Sentence
    roles: tuple[Role, ...] = Field(min_length=1)
    person: Slug | None = None


class ReturnFile(Record):
    """A return to load, with the dates of its figures; the file is relative to the fixtures.

    `restated_because` says by indicator code why figures change that the panel was told of.
    """

    file: str = Field(pattern=r"^[A-Za-z0-9_\-/.]+\.xlsx$")
    month: Month
    data_on: date
    told_on: date
    is_made: bool = False
    restated_because: dict[Code, Sentence] = Field(default_factory=dict)

    @field_validator("told_on")
    @classmethod
    def _told_after_its_data(cls, value: date, info: ValidationInfo) -> date:
        data_on = info.data.get("data_on")
        if data_on and value < data_on:
            raise refuse(f"{value} is before data_on ({data_on}): correct one of the two")
        return value


class PanelFile(Record):
    """Everything the demonstration knows of one panel."""

    slug: Slug
    name: Sentence
    quorum: int = Field(ge=1)
    terms_of_reference: tuple[Sentence, ...] = Field(min_length=1)
    body_type: BodyType = BodyType.COMMITTEE
    reference: str = Field(default="", pattern=r"^[A-Z]{0,10}$")
    seat_count: int | None = Field(default=None, ge=1)
    usual_place: str = ""
    usual_start_time: time | None = None
    bodies: tuple[Body, ...]
    posts: tuple[Post, ...]
    persons: tuple[Person, ...]
    post_holders: tuple[PostHolder, ...] = ()
    proper_officer: Slug | None = None
    contact: Slug | None = None
    memberships: tuple[Membership, ...]
    substitutes: tuple[Substitute, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    standing_items: tuple[StandingItem, ...] = ()
    areas: tuple[Area, ...]
    meetings: tuple[Meeting, ...]
    accounts: tuple[Account, ...] = ()
    returns: tuple[ReturnFile, ...] = ()

    @field_validator("bodies")
    @classmethod
    def _one_body_is_the_council(cls, value: tuple[Body, ...]) -> tuple[Body, ...]:
        refuse_repeats((body.slug for body in value), "body")
        refuse_repeats((h.casefold() for body in value for h in body.headings), "heading")
        if sum(body.is_own for body in value) != 1:
            raise refuse("exactly one body is the council itself: set is_own on that one")
        return value

    @field_validator("posts")
    @classmethod
    def _each_post_once(cls, value: tuple[Post, ...]) -> tuple[Post, ...]:
        refuse_repeats((post.slug for post in value), "post")
        return value

    @field_validator("persons")
    @classmethod
    def _each_person_once(cls, value: tuple[Person, ...]) -> tuple[Person, ...]:
        refuse_repeats((person.slug for person in value), "person")
        return value

    @field_validator("post_holders")
    @classmethod
    def _holders_are_known(
        cls, value: tuple[PostHolder, ...], info: ValidationInfo
    ) -> tuple[PostHolder, ...]:
        refuse_unknown((held.post for held in value), _slugs(info, "posts"), "post")
        refuse_unknown((held.person for held in value), _slugs(info, "persons"), "person")
        return value

    @field_validator("proper_officer", "contact")
    @classmethod
    def _post_is_known(cls, value: str | None, info: ValidationInfo) -> str | None:
        refuse_unknown([value] if value else [], _slugs(info, "posts"), "post")
        return value

    @field_validator("memberships", "substitutes")
    @classmethod
    def _members_are_known(
        cls, value: tuple[Membership | Substitute, ...], info: ValidationInfo
    ) -> tuple[Membership | Substitute, ...]:
        refuse_unknown((seat.person for seat in value), _slugs(info, "persons"), "person")
        return value

    @field_validator("areas")
    @classmethod
    def _areas_are_distinct_and_their_posts_known(
        cls, value: tuple[Area, ...], info: ValidationInfo
    ) -> tuple[Area, ...]:
        refuse_repeats((area.slug for area in value), "area")
        setters = (t.set_by for area in value for p in area.placements for t in p.targets)
        refuse_unknown(setters, _slugs(info, "posts"), "post")
        return value

    @field_validator("meetings")
    @classmethod
    def _one_meeting_a_day(cls, value: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
        refuse_repeats((meeting.meets_on for meeting in value), "meeting")
        return value

    @field_validator("accounts")
    @classmethod
    def _accounts_are_distinct(
        cls, value: tuple[Account, ...], info: ValidationInfo
    ) -> tuple[Account, ...]:
        refuse_repeats((account.email for account in value), "e-mail address")
        people = (account.person for account in value if account.person)
        refuse_unknown(people, _slugs(info, "persons"), "person")
        return value

    @field_validator("returns")
    @classmethod
    def _told_at_a_meeting(
        cls, value: tuple[ReturnFile, ...], info: ValidationInfo
    ) -> tuple[ReturnFile, ...]:
        days = [str(meeting.meets_on) for meeting in info.data.get("meetings", ())]
        refuse_unknown((str(sent.told_on) for sent in value), days, "meeting on")
        return value

    def codes(self) -> set[str]:
        """Return the code of every indicator that the panel follows, or did."""
        return {placement.indicator for area in self.areas for placement in area.placements}

    def placements_on(self, day: date) -> tuple[tuple[Area, Placement], ...]:
        """Return the placements that apply on this day, in the order of the report."""
        return tuple(
            (area, placement)
            for area in self.areas
            for placement in area.placements
            if placement.applies_on(day)
        )


def load_panel(path: Path) -> PanelFile:
    """Return the panel of this file; raise `DefinitionError` with every fault found."""
    return read(path, PanelFile)


def _slugs(info: ValidationInfo, field: str) -> list[str]:
    # A field with a fault of its own is absent here; its own fault is reported then.
    return [record.slug for record in info.data.get(field, ())]
