"""How the register of auditors, the teams and the tools are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from audits.models import Auditor, Exemption, ServiceArea, Team
from scrutiny.meetings.posts import Holders
from scrutiny.panels.models import Post


@dataclass(frozen=True)
class AuditorShown:
    """A row of the register; `is_current` is false before their first day and after their last."""

    pk: int
    name: str
    works_for: str
    trained: str
    exempt: str
    until: str
    audit_count: int
    is_current: bool


@dataclass(frozen=True)
class PostShown:
    """A post and who holds it today."""

    title: str
    holder: str


@dataclass(frozen=True)
class TeamShown:
    """A team; its lead is shown only where it is another than its area's."""

    name: str
    lead: PostShown | None


@dataclass(frozen=True)
class AreaShown:
    """A service area with its posts and teams."""

    name: str
    head: PostShown
    lead: PostShown
    teams: tuple[TeamShown, ...]


def auditor_shown(
    auditor: Auditor, *, exemption: Exemption | None, audit_count: int, on: date
) -> AuditorShown:
    """Shape a row of the register as on a day."""
    where = [auditor.get_agency_display() if auditor.is_partner else "", str(auditor.team or "")]
    has_begun, has_ended = auditor.from_on <= on, bool(auditor.to_on and auditor.to_on < on)
    return AuditorShown(
        pk=auditor.pk,
        name=auditor.person.name,
        works_for=", ".join(part for part in where if part) or "No team",
        trained=_day(auditor.trained_on) or "Not yet",
        exempt=f"Until {_day(exemption.to_on)}: {exemption.reason}" if exemption else "",
        until=_day(auditor.to_on) if has_begun else f"From {_day(auditor.from_on)}",
        audit_count=audit_count,
        is_current=has_begun and not has_ended,
    )


def area_shown(area: ServiceArea, teams: Iterable[Team], holders: Holders) -> AreaShown:
    """Shape a service area with who holds its posts."""
    return AreaShown(
        name=area.name,
        head=_post(area.head, holders),
        lead=_post(area.lead, holders),
        teams=tuple(
            TeamShown(team.name, _post(team.lead, holders) if team.lead else None) for team in teams
        ),
    )


def exempt_now(exemptions: Iterable[Exemption]) -> Mapping[int, Exemption]:
    """Return the exemptions of a day by auditor."""
    return {exemption.auditor_id: exemption for exemption in exemptions}


def _post(post: Post, holders: Holders) -> PostShown:
    return PostShown(post.title, holders.name(post) or "Nobody holds it today")


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""
