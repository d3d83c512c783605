"""The demonstration council: loaded from the data files by the same actions as the pages use."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from audits import loading as audit_loading
from audits.definitions.months import load_months
from performance import loading
from performance.definitions import PanelFile, load_council
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.front import audit_months, council, demonstration_packs
from scrutiny.front.audit_people import People
from scrutiny.front.meeting_loading import load_meetings
from scrutiny.front.programme_files import MeetingFiles, load_meeting_files
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, Person, RoleAssignment

FOLDER = Path(settings.ROOT) / "fixtures"
# Known to everybody who reads this file, so only a demonstration has these accounts.
PASSWORD = "look-after-every-child"  # noqa: S105
FROM_ON = date(2021, 4, 1)


class NotADemonstration(RuntimeError):
    """Raised when the demonstration is loaded into an installation that is not one."""


@dataclass(frozen=True)
class SignIn:
    """A demonstration account and what it is for."""

    email: str
    roles: str


def load(*, is_register_only: bool = False) -> list[SignIn]:
    """Load what is missing and return the sign-ins; running it again changes nothing.

    `is_register_only` stops before returns and meetings: definitions, panel, targets and accounts.
    Raises NotADemonstration outside a demonstration, because the accounts' password is public.
    """
    if not settings.IS_DEMONSTRATION:
        raise NotADemonstration(
            "This installation is not a demonstration. Set SCRUTINY_DEMONSTRATION=yes to load it."
        )
    files = load_council(FOLDER)
    audits = council.audit_files(FOLDER, files)
    months = load_months(FOLDER / "audits" / "months")
    meetings = load_meeting_files(FOLDER, files.panels)
    with transaction.atomic():
        panels_by_slug = council.load(files, audits)
        for file in files.panels:
            _accounts(file, panels_by_slug[file.slug])
    for file in files.panels if not is_register_only else ():
        panel = panels_by_slug[file.slug]
        officer, director = _holder_of("officer", panel), _holder_of("director", panel)
        for sent in file.returns:
            loading.load_return(file=sent, folder=FOLDER, panel=panel, by=officer, teller=director)
        for words in files.commentaries:
            if words.panel == file.slug:
                loading.load_commentary(file=words, panel=panel, signed_by=director)
        unit = _holder_of("qa_lead", panel)
        audit_loading.load_published(FOLDER / "audits", by=unit)
        people = People(
            unit=unit,
            lead=_holder_of("service_lead", panel),
            moderator=_holder_of("head_of_service", panel),
        )
        for month in months:
            audit_months.load(month, folder=FOLDER, people=people)
        manager = _holder_of("scrutiny_manager", panel)
        load_meetings(files=meetings, panel=panel, by=manager)
    return [
        SignIn(account.email, ", ".join(RoleAssignment.Role(role).label for role in account.roles))
        for file in files.panels
        for account in file.accounts
    ]


def build_packs() -> list[demonstration_packs.Made]:
    """Have a worker build the packs that are missing, publish the agendas, and return all.

    Raises PackMissing.
    """
    files = _meeting_files()
    panel = Panel.objects.get(slug=demonstration_packs.PANEL)
    demonstration_packs.build(files, by=_holder_of("scrutiny_manager", panel))
    return demonstration_packs.made(files)


def packs() -> list[demonstration_packs.Made]:
    """Return the packs; raises PackMissing where one is not built or an agenda not published."""
    return demonstration_packs.made(_meeting_files())


def _meeting_files() -> MeetingFiles:
    return load_meeting_files(FOLDER, load_council(FOLDER).panels)


def _holder_of(role: str, panel: Panel) -> User:
    """Return a demonstration account with a role on the panel."""
    holder: User = User.objects.get(
        pk__in=RoleAssignment.objects.filter(role=role, panel=panel).values("user_id")[:1]
    )
    return holder


def _accounts(file: PanelFile, panel: Panel) -> None:
    """Make the accounts that are missing, with their roles and persons."""
    for account in file.accounts:
        if User.objects.filter(email__iexact=account.email).exists():
            continue
        user = create(email=account.email, name=account.name, password=PASSWORD, by=None)
        for role in account.roles:
            panels.assign_role(
                user=user, role=RoleAssignment.Role(role), panel=panel, from_on=FROM_ON, by=None
            )
        if account.person:
            person = Person.objects.get(slug=account.person)
            panels.link_account(person=person, user=user, by=None)
