"""What was published: frozen, hashed, superseded, never changed."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from scrutiny.access.holdings import Visitor
from scrutiny.files.models import StoredFile
from scrutiny.meetings.models.agenda import AgendaItem
from scrutiny.meetings.models.meeting import Meeting
from scrutiny.meetings.models.report import Appendix, ReportVersion
from scrutiny.meetings.models.withholding import Withholding, withheld_with_its_reason


class PublishedIsFrozen(TypeError):
    """Raised when code tries to change or delete what was published."""


class FrozenQuerySet(models.QuerySet[Any]):
    """Rows that are written once."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse: what is published stays as it is."""
        raise PublishedIsFrozen("What is published is never changed; publish a new edition.")

    def delete(self) -> NoReturn:
        """Refuse: what is published stays."""
        raise PublishedIsFrozen("What is published is never deleted.")


class Frozen(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the row; a second save is refused."""
        if not self._state.adding:
            raise PublishedIsFrozen("What is published is never changed; publish a new edition.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what is published stays."""
        raise PublishedIsFrozen("What is published is never deleted.")


class PublicationQuerySet(FrozenQuerySet):
    """Phrases about publications."""

    def visible_to(self, user: Visitor) -> "PublicationQuerySet":
        """Return the publications of the meetings that the person may see."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user))

    def current(self) -> "PublicationQuerySet":
        """Return the newest edition of the agenda and of each supplement, in order."""
        return self.filter(successor__isnull=True).order_by("number")


class Publication(Frozen):
    """One agenda pack or supplement as it went out.

    `number` is 0 for the agenda and counts supplements from 1. An edition that was published
    instead of another names it in `supersedes`; the other stays as it was. Pages are the printed
    numbers: a supplement goes on where the pack before it ended. `late_because` is what the rule
    asked for where it did not keep the clear days.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField(default=1)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successor"
    )
    title = models.CharField(max_length=200)
    published_at = models.DateTimeField()
    publisher = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField("last day that keeps the clear days")
    clear_day_count = models.SmallIntegerField("clear days given")
    late_because = models.TextField(blank=True)
    corrected_because = models.TextField(blank=True)
    members_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    # A body that meets in private has no public edition.
    public_file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_page = models.PositiveIntegerField()
    last_page = models.PositiveIntegerField()
    word_count = models.PositiveIntegerField(default=0)
    # In the members' edition. Minutes put here can be taken to another meeting later.
    has_withheld_minutes = models.BooleanField(default=False)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["meeting", "number", "edition"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "number", "edition"], name="meetings_publication_once"
            ),
            models.CheckConstraint(
                condition=(Q(edition=1) & Q(supersedes__isnull=True))
                | (Q(edition__gt=1) & Q(supersedes__isnull=False)),
                name="meetings_publication_supersedes_the_one_before",
            ),
            models.CheckConstraint(
                condition=(Q(edition=1) & Q(corrected_because=""))
                | (Q(edition__gt=1) & ~Q(corrected_because="")),
                name="meetings_publication_says_what_it_corrects",
            ),
            models.CheckConstraint(
                condition=Q(last_page__gte=models.F("first_page")),
                name="meetings_publication_pages",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.meeting}"

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.meeting.panel_id


class PublishedItem(Frozen):
    """An item as a publication has it, with the version of its report and its pages."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="items")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="published")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    report_version = models.ForeignKey(
        ReportVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The facts at the head of the report as they were: report of, contacts, clearances.
    report_head = models.JSONField(default=dict)
    access = models.CharField(max_length=12, choices=Withholding.Access, default="open")
    exempt_paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    withheld_because = models.TextField(blank=True)
    page_from = models.PositiveIntegerField(null=True)
    page_to = models.PositiveIntegerField(null=True)
    is_to_follow = models.BooleanField(default=False)
    made_available_late = models.BooleanField(default=False)

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["publication", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["publication", "item"], name="meetings_publisheditem_once"
            ),
            models.CheckConstraint(
                condition=Q(page_from__isnull=True, page_to__isnull=True)
                | Q(page_from__isnull=False, page_to__isnull=False, page_to__gte=F("page_from")),
                name="meetings_publisheditem_pages_in_order",
            ),
            *withheld_with_its_reason("meetings_publisheditem"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class PublishedAppendix(Frozen):
    """An appendix as a publication has it."""

    published_item = models.ForeignKey(
        PublishedItem, on_delete=models.PROTECT, related_name="appendices"
    )
    appendix = models.ForeignKey(Appendix, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    access = models.CharField(max_length=12, choices=Withholding.Access, default="open")
    exempt_paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    withheld_because = models.TextField(blank=True)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    paper_kind = models.CharField(max_length=30, blank=True)
    paper_key = models.CharField(max_length=80, blank=True)
    page_from = models.PositiveIntegerField()
    page_to = models.PositiveIntegerField()

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["published_item", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["published_item", "number"], name="meetings_publishedappendix_once"
            ),
            models.CheckConstraint(
                condition=Q(page_to__gte=F("page_from")),
                name="meetings_publishedappendix_pages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(file__isnull=False, paper_kind="", paper_key="")
                | (Q(file__isnull=True) & ~Q(paper_kind="") & ~Q(paper_key="")),
                name="meetings_publishedappendix_file_or_paper",
            ),
            *withheld_with_its_reason("meetings_publishedappendix"),
        ]

    def __str__(self) -> str:
        return f"Appendix {self.number}: {self.title}"


class PageNote(models.Model):
    """A dated correction to a published page: the page stays, the note stands on it."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="notes")
    page = models.PositiveIntegerField()
    says = models.TextField()
    made_at = models.DateTimeField()
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["publication", "page", "made_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(says=""), name="meetings_pagenote_says_something")
        ]

    def __str__(self) -> str:
        return f"Page {self.page}: {self.says[:60]}"
