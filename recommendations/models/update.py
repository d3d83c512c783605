"""What was said and done about a request, in order; kept for ever."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from recommendations import states
from recommendations.models.kept import Kept, KeptQuerySet, RowIsKept
from recommendations.models.request import Request
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Post


class UpdateIsKept(RowIsKept):
    """Raised when code tries to change an update."""


class UpdateQuerySet(KeptQuerySet["Update"]):
    """Reads of updates; bulk changes are refused."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: what was said stays."""
        raise UpdateIsKept("Updates of a request are never changed.")

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list["Update"]:
        """Insert rows; writing over those that are there is refused."""
        if kwargs.get("update_conflicts"):
            raise UpdateIsKept("Updates of a request are never changed.")
        return super().bulk_create(objs, *args, **kwargs)


class Update(Kept):
    """One step or report: the state it left the request in, the day, and the words.

    `happened_on` is the day in the world, `recorded_at` the moment in the portal. What the panel
    decided names the meeting; nothing else does. An answer that agrees in part has its own words.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="updates")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=states.State)
    says = models.TextField(blank=True)
    amended_wording = models.TextField("as it was agreed in part", blank=True)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="+")
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["request", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["request", "number"], name="recommendations_update_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="recommendations_update_counts_from_one"
            ),
            models.CheckConstraint(
                condition=(
                    Q(meeting__isnull=False, state__in=sorted(states.BY_THE_PANEL))
                    | (Q(meeting__isnull=True) & ~Q(state__in=sorted(states.BY_THE_PANEL)))
                ),
                name="recommendations_update_by_the_panel_at_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.State.values) & ~Q(state=states.State.MADE),
                name="recommendations_update_known_words",
            ),
            models.CheckConstraint(
                condition=Q(amended_wording="") | Q(state="agreed in part"),
                name="recommendations_update_other_words_in_part",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, {self.number}: {self.get_state_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; a second save is refused, also of a new object with an old key."""
        if not self._state.adding:
            raise UpdateIsKept("Updates of a request are never changed.")
        super().save(*args, **{**kwargs, "force_insert": True})
