"""Make an account with a role, without a password; safe to run again."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from performance.management.arguments import WRONG_USE, panel_of
from scrutiny.accounts import actions as accounts
from scrutiny.accounts.models import User
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment


class Command(BaseCommand):
    """`create_account EMAIL --name NAME --role ROLE [--panel SLUG]`."""

    help = (
        "Make an account with a role. No password is set: the person chooses one with 'Forgot your "
        "password?' on the sign-in page. An account that exists is given the role."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare whose account it is and what they do."""
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="As it is shown to others.")
        parser.add_argument("--role", required=True, choices=RoleAssignment.Role.values)
        parser.add_argument("--panel", help="The panel's slug; without it, every panel.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing and say what the person does next."""
        email = options["email"].strip().lower()
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"'{email}' is no e-mail address.", returncode=WRONG_USE) from error
        panel = panel_of(options["panel"]) if options["panel"] else None
        role = RoleAssignment.Role(options["role"])
        with transaction.atomic():
            user = User.objects.filter(email__iexact=email).first()
            is_new = user is None
            if user is None:
                user = accounts.create(email=email, name=options["name"], password=None, by=None)
            has_role = _has(user, role, panel)
            if not has_role:
                panels.assign_role(
                    user=user, role=role, panel=panel, from_on=timezone.localdate(), by=None
                )
        self.stdout.write(
            f"{user.email} {'has' if has_role else 'now has'} the role {role.label.lower()} "
            f"on {panel.name if panel else 'every panel'}."
        )
        self._say_next(user, is_new=is_new)

    def _say_next(self, user: User, *, is_new: bool) -> None:
        """Say how the person gets in."""
        if not user.is_active:
            self.stdout.write("The account is disabled, so nobody can sign in with it.")
        elif not user.has_usable_password():
            self.stdout.write(
                f"No password is set. {user.name} sets one with 'Forgot your password?' on the "
                "sign-in page, by a link sent to the address."
            )
        elif not is_new:
            self.stdout.write("The account was there already, with its name and password.")


def _has(user: User, role: RoleAssignment.Role, panel: Panel | None) -> bool:
    """Return whether the account holds the role there, with no end in sight."""
    held = RoleAssignment.objects.filter(user=user, role=role, panel=panel, to_on__isnull=True)
    return held.exists()
