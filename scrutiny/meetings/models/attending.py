"""Who was at a meeting, for what, and what they declared."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from scrutiny.meetings.models.agenda import AgendaItem
from scrutiny.meetings.models.meeting import Meeting
from scrutiny.panels.models import Membership, Person, Post


class Attendance(models.Model):
    """A member's presence at a meeting, or a substitute's in a member's place."""

    class Status(models.TextChoices):
        """Whether they were there."""

        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # The seat taken: one's own, or that of the member one stands in for.
    seat = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    is_substitute = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status)

    class Meta:
        ordering: ClassVar[list[str]] = ["meeting", "seat", "is_substitute"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="meetings_attendance_once_each"
            ),
            # One seat is taken by one person: the member with apologies, the substitute present.
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                condition=Q(status="present"),
                name="meetings_attendance_one_in_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(is_substitute=False) | Q(status="present"),
                name="meetings_attendance_substitute_is_there",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_status_display()}"


class Movement(models.Model):
    """A member arriving at an item, or leaving at one."""

    class Kind(models.TextChoices):
        """Which way."""

        ARRIVED = "arrived", "Arrived for"
        LEFT = "left", "Left before"

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="movements")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="movements")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering: ClassVar[list[str]] = ["item__order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["attendance", "item"], name="meetings_movement_one_an_item"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attendance.person} {self.get_kind_display().lower()} {self.item}"


class Invitee(models.Model):
    """Somebody who is asked to an item, by post and body; they need no account."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="invitees")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    as_what = models.CharField(max_length=120, blank=True, help_text="Where there is no post.")
    body = models.CharField(max_length=120, blank=True, help_text="Whom they come from.")
    was_present = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["item", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(post__isnull=False) | ~Q(as_what=""),
                name="meetings_invitee_is_somebody",
            )
        ]

    def __str__(self) -> str:
        words = [str(self.post) if self.post else self.as_what or str(self.person), self.body]
        return ", ".join(word for word in words if word)


class Interest(models.Model):
    """An interest declared in an item.

    A member with a disclosable pecuniary interest takes no part in discussion or vote (Localism
    Act 2011, s.31(4)), unless a dispensation was granted (s.33).
    """

    class Kind(models.TextChoices):
        """What kind of interest."""

        PECUNIARY = "pecuniary", "Disclosable pecuniary interest"
        OTHER = "other", "Other interest"
        SCRUTINY = "scrutiny", "Scrutiny interest"

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="interests")
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="interests")
    kind = models.CharField(max_length=10, choices=Kind)
    nature = models.TextField()
    has_withdrawn = models.BooleanField("left the meeting for the item", default=False)
    dispensation = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["item", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["item", "attendance", "kind"], name="meetings_interest_once"
            ),
            models.CheckConstraint(condition=~Q(nature=""), name="meetings_interest_says_what"),
            models.CheckConstraint(
                condition=~Q(kind="pecuniary") | Q(has_withdrawn=True) | ~Q(dispensation=""),
                name="meetings_interest_pecuniary_withdraws",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendance.person}: {self.get_kind_display()}"


class Whip(models.Model):
    """A party whip declared on an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="whips")
    political_group = models.CharField(max_length=60)
    says = models.CharField("nature of the whip", max_length=200)

    class Meta:
        ordering: ClassVar[list[str]] = ["item", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["item", "political_group"], name="meetings_whip_once_a_group"
            )
        ]

    def __str__(self) -> str:
        return f"{self.political_group}: {self.says}"


class SpeakingRequest(models.Model):
    """Somebody's wish to address the meeting on an item; the chair decides."""

    class Outcome(models.TextChoices):
        """What the chair said."""

        ASKED = "asked", "Waits for the chair"
        ALLOWED = "allowed", "Allowed"
        REFUSED = "refused", "Refused"

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="requests")
    who = models.CharField(max_length=120, help_text="In which capacity: a resident, a body.")
    about = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.ASKED)

    class Meta:
        ordering: ClassVar[list[str]] = ["item", "asked_at"]

    def __str__(self) -> str:
        return f"{self.who}: {self.about}"
