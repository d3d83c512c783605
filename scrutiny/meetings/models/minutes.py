"""Minutes: what was said and resolved, numbered through the municipal year."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import SEES_AGENDA_DRAFTS
from scrutiny.history.constraints import set_together
from scrutiny.meetings.models.agenda import AgendaItem
from scrutiny.meetings.models.meeting import Meeting
from scrutiny.meetings.models.withholding import Withholding, withheld_with_its_reason
from scrutiny.panels.models import Panel


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Phrases about minutes."""

    def visible_to(self, user: Visitor) -> "MinutesQuerySet":
        """Return the published minutes of visible meetings, and all to those who write them."""
        visible = Q(meeting__in=Meeting.objects.visible_to(user), published_at__isnull=False)
        drafts = panels_of(user, SEES_AGENDA_DRAFTS)
        if drafts is None:
            return self.all()
        return self.filter(visible | Q(meeting__panel_id__in=drafts))

    def of(self, panel: Panel) -> "MinutesQuerySet":
        """Return the minutes of a panel's meetings."""
        return self.filter(meeting__panel=panel)

    def waiting(self) -> "MinutesQuerySet":
        """Return the minutes that are published as a draft and not approved."""
        return self.filter(published_at__isnull=False, approved_at__isnull=True)


class Minutes(models.Model):
    """The minutes of one meeting: written, published as a draft, approved at a later meeting.

    `put_at` is the later meeting's item that puts them for approval; one item may put several
    sets. Minutes are signed at the same or the next suitable meeting by the person presiding
    (Local Government Act 1972, Sch. 12 paragraph 41).
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    published_at = models.DateTimeField("published as a draft", null=True)
    put_at = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="puts"
    )
    approved_at = models.DateTimeField(null=True)
    approved_meeting = models.ForeignKey(
        Meeting, null=True, on_delete=models.PROTECT, related_name="approves"
    )
    amendment = models.TextField("what the panel corrected", blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["meeting"]
        verbose_name_plural = "minutes"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("meetings_minutes", "approved_at", "approved_meeting"),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(published_at__isnull=False),
                name="meetings_minutes_published_before_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.meeting.panel_id


class Minute(Withholding):
    """What the minutes say of one item.

    `number` counts through the panel's municipal year and is given when the draft is published; an
    item with nothing recorded takes none. A minute taken while the public was excluded may be
    withheld; `summary` is then what the public reads (s.100C(2)).
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="entries")
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="minute")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    municipal_year = models.PositiveSmallIntegerField(help_text="The year in which it begins.")
    number = models.PositiveSmallIntegerField(null=True)
    says = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["minutes", "item__order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["panel", "municipal_year", "number"],
                condition=Q(number__isnull=False),
                name="meetings_minute_number_once_a_year",
            ),
            *withheld_with_its_reason("meetings_minute"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.item}" if self.number else str(self.item)


class Resolution(models.Model):
    """One thing that the panel resolved."""

    minute = models.ForeignKey(Minute, on_delete=models.PROTECT, related_name="resolutions")
    order = models.PositiveSmallIntegerField()
    wording = models.TextField()

    class Meta:
        ordering: ClassVar[list[str]] = ["minute", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["minute", "order"], name="meetings_resolution_one_place"
            ),
            models.CheckConstraint(condition=~Q(wording=""), name="meetings_resolution_has_words"),
        ]

    def __str__(self) -> str:
        return self.wording[:80]

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.minute.panel_id


class MinutesNote(models.Model):
    """A dated correction to published minutes: their words stay, the note stands beside them."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="notes")
    says = models.TextField()
    made_at = models.DateTimeField()
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["minutes", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(says=""), name="meetings_minutesnote_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.says[:60]
