"""What is done to accounts."""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record


@transaction.atomic
def create(*, email: str, name: str, password: str | None, by: User | None) -> User:
    """Make an account; without a password the person sets one through a reset link."""
    user = User(email=email.lower(), name=name)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    record(verb="account_created", subject=user, by=by, new={"email": user.email, "name": name})
    return user


@transaction.atomic
def disable(*, user: User, why: str, by: User | None) -> User:
    """Let an account sign in no more; its sessions end at their next request.

    What the person did stays, and so do their roles. A disabled account is left as it is.
    """
    return _switch(user, is_active=False, verb="account_disabled", why=why, by=by)


@transaction.atomic
def enable(*, user: User, why: str, by: User | None) -> User:
    """Let a disabled account sign in again, with the roles it holds."""
    return _switch(user, is_active=True, verb="account_enabled", why=why, by=by)


def _switch(user: User, *, is_active: bool, verb: str, why: str, by: User | None) -> User:
    """Enable or disable by one conditional update, so that the history says it once."""
    changed = User.objects.filter(pk=user.pk, is_active=not is_active).update(is_active=is_active)
    user.is_active = is_active
    if changed:
        record(
            verb=verb,
            subject=user,
            by=by,
            old={"is_active": not is_active},
            new={"is_active": is_active},
            why=why,
        )
    return user
