"""Hold the pages of what is published in order, and each appendix to a file or a paper."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    """Constraints alone: every row written so far keeps them."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("files", "0001_files"),
        ("meetings", "0005_withheld_minutes_in_packs"),
    ]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.AddConstraint(
            model_name="publishedappendix",
            constraint=models.CheckConstraint(
                condition=Q(page_to__gte=F("page_from")),
                name="meetings_publishedappendix_pages_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedappendix",
            constraint=models.CheckConstraint(
                condition=Q(file__isnull=False, paper_kind="", paper_key="")
                | (Q(file__isnull=True) & ~Q(paper_kind="") & ~Q(paper_key="")),
                name="meetings_publishedappendix_file_or_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="publisheditem",
            constraint=models.CheckConstraint(
                condition=Q(page_from__isnull=True, page_to__isnull=True)
                | Q(page_from__isnull=False, page_to__isnull=False, page_to__gte=F("page_from")),
                name="meetings_publisheditem_pages_in_order",
            ),
        ),
    ]
