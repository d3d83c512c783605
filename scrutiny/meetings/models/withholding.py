"""Why a report, an appendix or a minute is kept from the public, held as data."""

from django.db import models
from django.db.models import Q


class Paragraph(models.IntegerChoices):
    """The descriptions of exempt information (Local Government Act 1972, Schedule 12A, Part 1)."""

    INDIVIDUAL = 1, "1: relating to any individual"
    IDENTITY = 2, "2: likely to reveal the identity of an individual"
    AFFAIRS = (
        3,
        "3: the financial or business affairs of any particular person, the authority included",
    )
    LABOUR = 4, "4: consultations or negotiations on labour relations"
    PRIVILEGE = 5, "5: legal professional privilege"
    NOTICE = 6, "6: a proposed notice, order or direction under an enactment"
    CRIME = 7, "7: the prevention, investigation or prosecution of crime"


class Withholding(models.Model):
    """What is open, exempt or confidential; a mixin of reports, appendices and minutes.

    *Exempt*: the public may be excluded, by a resolution that names the paragraph of Schedule 12A,
    where the public interest in keeping it outweighs that in disclosing it (s.100A(4), Sch. 12A
    paragraph 10). *Confidential*: given by a government department on terms that forbid it, or
    barred by a statute or a court; the public must be excluded (s.100A(2) and (3)).
    """

    class Access(models.TextChoices):
        """Who may read it."""

        OPEN = "open", "Open to the public"
        EXEMPT = "exempt", "Exempt (Schedule 12A)"
        CONFIDENTIAL = "confidential", "Confidential (s.100A(3))"

    access = models.CharField(max_length=12, choices=Access, default=Access.OPEN)
    exempt_paragraph = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Paragraph.choices
    )
    withheld_because = models.TextField(
        "why it is kept from the public",
        blank=True,
        help_text="Exempt: why the public interest is against disclosing it. Printed in public.",
    )

    class Meta:
        abstract = True

    @property
    def is_withheld(self) -> bool:
        """Return whether the public may not read it."""
        return self.access != self.Access.OPEN

    @property
    def notice(self) -> str:
        """Return what every page of it carries, nothing where it is open.

        A copy that is not open to the public is marked "Not for publication" with the description
        of Schedule 12A by virtue of which it is exempt (s.100B(5)).
        """
        return notice_of(self.access, self.exempt_paragraph)


def notice_of(access: str, paragraph: int | None) -> str:
    """Return the notice on every page of what is withheld, nothing where it is open."""
    if access == Withholding.Access.EXEMPT and paragraph is not None:
        return f"Not for publication: exempt by paragraph {paragraph} of Part 1 of Schedule 12A"
    if access == Withholding.Access.CONFIDENTIAL:
        return "Not for publication: confidential by section 100A(3)"
    return ""


def withheld_with_its_reason(table: str) -> list[models.BaseConstraint]:
    """Return the constraints of a table that has the mixin's fields."""
    return [
        models.CheckConstraint(
            condition=(
                Q(access="exempt")
                & Q(exempt_paragraph__isnull=False)
                & Q(exempt_paragraph__gte=1)
                & Q(exempt_paragraph__lte=7)
                & ~Q(withheld_because="")
            )
            | (
                Q(access="confidential")
                & Q(exempt_paragraph__isnull=True)
                & ~Q(withheld_because="")
            )
            | (Q(access="open") & Q(exempt_paragraph__isnull=True) & Q(withheld_because="")),
            name=f"{table}_withheld_with_reason",
        )
    ]
