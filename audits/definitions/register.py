"""The files of service areas with their teams, and of the register of auditors."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator, model_validator

from audits.models import Agency
from scrutiny.definitions import Dated, Record, Slug, refuse, refuse_repeats

Name = Annotated[str, StringConstraints(min_length=3, max_length=120, strip_whitespace=True)]


class TeamFile(Record):
    """A team, with a lead's post of its own or its area's."""

    slug: Slug
    name: Name
    lead: Slug | None = None


class AreaFile(Record):
    """A service area, the posts that answer for it, and its teams."""

    slug: Slug
    name: Name
    head: Slug
    lead: Slug
    teams: tuple[TeamFile, ...] = Field(min_length=1)

    def posts(self) -> set[str]:
        """Return every post that the area names."""
        return {self.head, self.lead} | {team.lead for team in self.teams if team.lead}


class AreasFile(Record):
    """All service areas."""

    areas: tuple[AreaFile, ...] = Field(min_length=1)

    @field_validator("areas")
    @classmethod
    def _each_once(cls, value: tuple[AreaFile, ...]) -> tuple[AreaFile, ...]:
        refuse_repeats((area.slug for area in value), "service area")
        refuse_repeats((team.slug for area in value for team in area.teams), "team")
        return value


class AuditorFile(Dated):
    """Somebody on the register of auditors."""

    person: Slug
    agency: Agency = Agency.COUNCIL
    team: Slug | None = None
    trained_on: date | None = None

    @model_validator(mode="after")
    def _a_partner_s_time_ends(self) -> "AuditorFile":
        if self.agency != Agency.COUNCIL and self.to_on is None:
            raise refuse(f"{self.person} is a partner's auditor and needs a last day: add to_on")
        return self


class AuditorsFile(Record):
    """The whole register."""

    auditors: tuple[AuditorFile, ...]

    @field_validator("auditors")
    @classmethod
    def _each_person_once(cls, value: tuple[AuditorFile, ...]) -> tuple[AuditorFile, ...]:
        refuse_repeats((auditor.person for auditor in value), "person")
        return value
