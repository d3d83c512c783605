"""Forms of the register of auditors."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from audits.actions.register import Particulars
from audits.models import Agency, Auditor, Team
from scrutiny.access.roles import Role
from scrutiny.accounts.models import User
from scrutiny.meetings.forms.fields import DayField, reason_field
from scrutiny.panels.models import Post, RoleAssignment

_AUDITS = (Role.AUDITOR, Role.PARTNER_AUDITOR)


def _can_be_seen(text: str) -> None:
    """Refuse characters that turn the direction of writing, or that cannot be seen at all."""
    kept = text.replace("\r", "").replace("\n", "")
    if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"} for letter in kept):
        raise ValidationError("It holds characters that cannot be seen. Type it anew.")


def _accounts() -> QuerySet[User]:
    """Return the accounts with an auditor's role that are not on the register."""
    today = timezone.localdate()
    holders = RoleAssignment.objects.on(today).filter(role__in=_AUDITS).values("user")
    there = Auditor.objects.exclude(person__user=None).values("person__user")
    accounts: QuerySet[User] = User.objects.enabled().filter(pk__in=holders)
    return accounts.exclude(pk__in=there).order_by("name")


class AuditorForm(forms.Form):
    """What the register says of an auditor."""

    agency = forms.ChoiceField(
        label="Works for", choices=Agency.choices, initial=Agency.COUNCIL, widget=forms.RadioSelect
    )
    team = forms.ModelChoiceField(
        label="Team",
        help_text="Cases of their own team are not given to them.",
        queryset=Team.objects.order_by("name"),
        required=False,
        empty_label="No team",
    )
    trained_on = DayField(
        label="Trained on",
        help_text="Cases are given to auditors from the day of their training on.",
        required=False,
    )
    from_on = DayField(
        label="On the register from", error_messages={"required": "Give the first day."}
    )
    to_on = DayField(
        label="Last day",
        help_text="A partner agency's auditor needs one: they open their cases until then.",
        required=False,
    )

    def particulars(self) -> Particulars:
        """Return what was written, as the actions take it."""
        said = self.cleaned_data
        return Particulars(
            agency=Agency(said["agency"]),
            team=said["team"],
            trained_on=said["trained_on"],
            from_on=said["from_on"],
            to_on=said["to_on"],
        )


class NewAuditorForm(AuditorForm):
    """Somebody new on the register: by their account, or by name where they have none yet."""

    field_order = ("account", "name")

    account = forms.ModelChoiceField(
        label="Their account",
        help_text="Accounts with an auditor's role that are not on the register.",
        queryset=User.objects.none(),
        required=False,
        empty_label="They have no account yet",
    )
    name = forms.CharField(
        label="Their name, if they have no account",
        help_text="Somebody who is known already is found by the name.",
        max_length=120,
        required=False,
        validators=[_can_be_seen],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the accounts that there are today."""
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = _accounts()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the account or the name, and not for both."""
        said: dict[str, Any] = super().clean() or {}
        if "account" in self.errors or "name" in self.errors:
            return said
        if bool(said.get("account")) == bool(said.get("name")):
            self.add_error("name", "Choose an account or give a name, one of the two.")
        return said


class EndForm(forms.Form):
    """The last day of an auditor."""

    on = DayField(label="Last day", error_messages={"required": "Give the last day."})
    why = forms.CharField(label="Why", max_length=300, required=False, validators=[_can_be_seen])


class ExemptionForm(forms.Form):
    """From when to when an auditor does no audits, why, and which post approved it."""

    from_on = DayField(label="From", error_messages={"required": "Give the first day."})
    to_on = DayField(label="Until", error_messages={"required": "Give the last day."})
    reason = reason_field("Why they are exempt", missing="Say why they are exempt.")
    approver = forms.ModelChoiceField(
        label="Approved by",
        queryset=Post.objects.order_by("title"),
        empty_label="Choose the post",
        error_messages={"required": "Choose the post that approved it."},
    )
    approved_on = DayField(
        label="Approved on", error_messages={"required": "Give the day of the approval."}
    )

    def clean_reason(self) -> str:
        """Refuse what cannot be seen."""
        reason: str = self.cleaned_data["reason"]
        _can_be_seen(reason)
        return reason

    def clean_approved_on(self) -> Any:
        """Refuse an approval that is still to come."""
        day = self.cleaned_data["approved_on"]
        if day > timezone.localdate():
            raise ValidationError("The approval is in the future. Give the day it was given.")
        return day
