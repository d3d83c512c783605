"""The demonstration council: loaded from the data files by the same actions as the pages use."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from performance import loading
from performance.definitions import PanelFile, load_council
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import arrange
from scrutiny.meetings.models import Meeting
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Membership, Panel, Person, Post, RoleAssignment

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

    `is_register_only` stops before the returns: definitions, panel, targets and accounts only.
    Raises NotADemonstration outside a demonstration, because the accounts' password is public.
    """
    if not settings.IS_DEMONSTRATION:
        raise NotADemonstration(
            "This installation is not a demonstration. Set SCRUTINY_DEMONSTRATION=yes to load it."
        )
    council = load_council(FOLDER)
    for file in council.panels:
        panel = _panel(file)
        loading.load_register(
            definitions=council.definitions, glossary=council.glossary, file=file, panel=panel
        )
        if is_register_only:
            continue
        officer = _holder_of("officer", panel)
        for sent in file.returns:
            loading.load_return(file=sent, folder=FOLDER, panel=panel, by=officer)
        for words in council.commentaries:
            if words.panel == file.slug:
                director = _holder_of("director", panel)
                loading.load_commentary(file=words, panel=panel, signed_by=director)
    return [
        SignIn(account.email, ", ".join(RoleAssignment.Role(role).label for role in account.roles))
        for file in council.panels
        for account in file.accounts
    ]


def _holder_of(role: str, panel: Panel) -> User:
    """Return a demonstration account with a role on the panel."""
    holder: User = User.objects.get(
        pk__in=RoleAssignment.objects.filter(role=role, panel=panel).values("user_id")[:1]
    )
    return holder


@transaction.atomic
def _panel(file: PanelFile) -> Panel:
    """Set the panel up with its people and meetings, unless it is there."""
    existing = Panel.objects.filter(slug=file.slug).first()
    if existing:
        return existing
    panel = panels.establish(
        slug=file.slug,
        name=file.name,
        terms_of_reference="\n\n".join(file.terms_of_reference),
        quorum=file.quorum,
        by=None,
    )
    for post in file.posts:
        panels.create_post(slug=post.slug, title=post.title, by=None)
    _people(file, panel)
    for meeting in file.meetings:
        arrange(
            panel=panel,
            meets_on=meeting.meets_on,
            place="",
            state=Meeting.State(meeting.state.value),
            by=None,
        )
    return panel


def _people(file: PanelFile, panel: Panel) -> None:
    """Make accounts with roles, persons, holders of posts and seats."""
    users: dict[str, User] = {}
    for account in file.accounts:
        user = create(email=account.email, name=account.name, password=PASSWORD, by=None)
        for role in account.roles:
            panels.assign_role(
                user=user, role=RoleAssignment.Role(role), panel=panel, from_on=FROM_ON, by=None
            )
        if account.person:
            users[account.person] = user
    persons = {
        person.slug: panels.name_person(
            slug=person.slug, name=person.name, user=users.get(person.slug), by=None
        )
        for person in file.persons
    }
    for holder in file.post_holders:
        panels.appoint(
            post=Post.objects.get(slug=holder.post),
            person=persons[holder.person],
            from_on=holder.from_on,
            by=None,
        )
    _seats(file, panel, persons)


def _seats(file: PanelFile, panel: Panel, persons: dict[str, Person]) -> None:
    """Give the members their seats."""
    for seat in file.memberships:
        panels.seat(
            panel=panel,
            person=persons[seat.person],
            role=Membership.Role(seat.role.value),
            voting_scope=Membership.Voting(seat.voting_scope.value),
            is_counted_in_quorum=seat.is_counted_in_quorum,
            body_represented=seat.body_represented,
            political_group="",
            from_on=seat.from_on,
            by=None,
        )
