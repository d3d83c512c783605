"""A predecessor's name keeps the day of its break, which until now only the series knew."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def date_predecessors(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each predecessor the first day on which its indicator's series breaks.

    One without any break had no effect on the series, so its name is the same.
    """
    alias_model = apps.get_model("performance", "IndicatorAlias")
    break_model = apps.get_model("performance", "SeriesBreak")
    for alias in alias_model.objects.filter(meaning="predecessor"):
        first = break_model.objects.filter(indicator_id=alias.indicator_id).order_by("on").first()
        if first is None:
            alias.meaning = "same"
        else:
            alias.break_on = first.on
        alias.save()


class Migration(migrations.Migration):
    dependencies = [("performance", "0002_returns_in_depth")]

    operations = [
        migrations.AddField(
            model_name="indicatoralias",
            name="break_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.RunPython(date_predecessors, migrations.RunPython.noop),
    ]
