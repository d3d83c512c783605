"""The account a person signs in with; what they may do is decided by their roles."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserQuerySet(models.QuerySet["User"]):
    """Phrases about accounts."""

    def enabled(self) -> "UserQuerySet":
        """Return the accounts that may sign in."""
        return self.filter(is_active=True)


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Finds accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the account of this e-mail address."""
        user: User = self.get(email__iexact=username)
        return user


class User(AbstractBaseUser):
    """An account: an e-mail address, a name to show, enabled or not. Nobody is a superuser."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField("enabled", default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # People sign in by their address whatever its case, so two of one would be nobody's.
            models.UniqueConstraint(Lower("email"), name="accounts_user_email_whatever_case")
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name to show; libraries ask for it under this name."""
        return self.name
