"""What is done to service areas, teams and the register of auditors."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from audits.models import Agency, Auditor, Exemption, ServiceArea, Team
from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, plain, record
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Person, Post


class RegisterRefused(Exception):
    """Raised with a sentence when the register cannot be changed so."""


@dataclass(frozen=True)
class Particulars:
    """What the register says of an auditor, beside who they are."""

    from_on: date
    agency: Agency = Agency.COUNCIL
    team: Team | None = None
    trained_on: date | None = None
    to_on: date | None = None

    def check(self) -> None:
        """Raise RegisterRefused where a partner has no last day, or it is before the first."""
        if self.agency != Agency.COUNCIL and self.to_on is None:
            raise RegisterRefused(
                "A partner agency's auditor needs a last day: until then they can open their "
                "cases. Give one."
            )
        if self.to_on is not None and self.to_on < self.from_on:
            raise RegisterRefused(
                f"The last day is before the first, {self.from_on:%-d %B %Y}. Give a later one."
            )


@transaction.atomic
def describe_area(*, slug: str, name: str, head: Post, lead: Post, by: User | None) -> ServiceArea:
    """Bring a service area to this, or add it; what is so already is left alone."""
    wanted = {"name": name, "head": head, "lead": lead}
    area = ServiceArea.objects.filter(slug=slug).first()
    if area is None:
        area = ServiceArea.objects.create(slug=slug, **wanted)
        record(verb="service_area_added", subject=area, by=by, new=_plain(wanted))
    else:
        amend(verb="service_area_changed", subject=area, wanted=wanted, by=by)
    return area


@transaction.atomic
def describe_team(
    *, slug: str, name: str, area: ServiceArea, lead: Post | None, by: User | None
) -> Team:
    """Bring a team to this, or add it; what is so already is left alone."""
    wanted = {"name": name, "area": area, "lead": lead}
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        team = Team.objects.create(slug=slug, **wanted)
        record(verb="team_added", subject=team, by=by, new=_plain(wanted))
    else:
        amend(verb="team_changed", subject=team, wanted=wanted, by=by)
    return team


@transaction.atomic
def enrol(*, person: Person, particulars: Particulars, by: User | None) -> Auditor:
    """Put a person on the register of auditors. Raises RegisterRefused."""
    particulars.check()
    there = Auditor.objects.filter(person=person).first()
    if there is not None:
        until = f", until {there.to_on:%-d %B %Y}" if there.to_on else ""
        raise RegisterRefused(
            f"{person} is on the register already{until}. Change that entry instead."
        )
    values = _values(particulars)
    try:
        with transaction.atomic():
            auditor = Auditor.objects.create(person=person, **values)
    except IntegrityError as error:
        raise RegisterRefused(f"{person} was put on the register just now.") from error
    record(verb="auditor_enrolled", subject=auditor, by=by, new=_plain(values))
    return auditor


@transaction.atomic
def enrol_account(*, account: User, particulars: Particulars, by: User) -> Auditor:
    """Put an account's person on the register; one without a person gets one. Raises the same."""
    person = Person.objects.filter(user=account).first()
    if person is None:
        person = panels.find_or_name_person(name=account.name, by=by)
        if person.user_id is not None:
            raise RegisterRefused(
                f"Another account is {person}'s already. Give one of the two another name first."
            )
        panels.link_account(person=person, user=account, by=by)
    return enrol(person=person, particulars=particulars, by=by)


@transaction.atomic
def change(*, auditor: Auditor, particulars: Particulars, by: User | None) -> Auditor:
    """Say otherwise what the register says; nothing happens where it is so. Raises the same."""
    particulars.check()
    amend(verb="auditor_changed", subject=auditor, wanted=_values(particulars), by=by)
    return auditor


@transaction.atomic
def end(*, auditor: Auditor, on: date, by: User, why: str = "") -> Auditor:
    """Give an auditor's time its last day; after it they open no audit. Raises RegisterRefused."""
    if on < auditor.from_on:
        raise RegisterRefused(
            f"They began on {auditor.from_on:%-d %B %Y}. Give that day or a later one."
        )
    amend(verb="auditor_ended", subject=auditor, wanted={"to_on": on}, by=by, why=why)
    return auditor


@transaction.atomic
def exempt(
    *,
    auditor: Auditor,
    from_on: date,
    to_on: date,
    reason: str,
    approver: Post,
    approved_on: date,
    by: User,
) -> Exemption:
    """Let an auditor do no audits for a time, as a post approved. Raises RegisterRefused.

    Two exemptions of one auditor never overlap, so that each day has one reason.
    """
    if to_on < from_on:
        raise RegisterRefused("The exemption ends before it begins. Correct one of the two days.")
    if not reason.strip():
        raise RegisterRefused("Say why they are exempt.")
    # Whoever exempts the same auditor at the same time waits here, and then sees the first.
    Auditor.objects.select_for_update().get(pk=auditor.pk)
    other = auditor.exemptions.filter(from_on__lte=to_on, to_on__gte=from_on).first()
    if other is not None:
        raise RegisterRefused(
            f"They are exempt from {other.from_on:%-d %B %Y} to {other.to_on:%-d %B %Y} already. "
            "Choose days outside it."
        )
    exemption = Exemption.objects.create(
        auditor=auditor,
        from_on=from_on,
        to_on=to_on,
        reason=reason.strip(),
        approver=approver,
        approved_on=approved_on,
    )
    record(
        verb="auditor_exempted",
        subject=auditor,
        by=by,
        new={"from_on": plain(from_on), "to_on": plain(to_on), "approver": plain(approver)},
        why=reason.strip(),
    )
    return exemption


def _values(particulars: Particulars) -> dict[str, object]:

    return {name: getattr(particulars, name) for name in Particulars.__dataclass_fields__}


def _plain(values: dict[str, object]) -> dict[str, object]:
    return {name: plain(value) for name, value in values.items()}
