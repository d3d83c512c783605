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
