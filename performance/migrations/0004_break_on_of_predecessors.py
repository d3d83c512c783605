"""The database sees to it that a predecessor, and nothing else, breaks the series."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("performance", "0003_predecessors_break_series")]

    operations = [
        migrations.AddConstraint(
            model_name="indicatoralias",
            constraint=models.CheckConstraint(
                condition=(Q(meaning="predecessor") & Q(break_on__isnull=False))
                | (~Q(meaning="predecessor") & Q(break_on__isnull=True)),
                name="performance_indicatoralias_predecessor_breaks",
            ),
        ),
    ]
