"""Say of each publication whether its members' edition has a minute kept from the public."""

from typing import ClassVar

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def look_through(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set it for what went out before: by the minutes that its items put."""
    publication = apps.get_model("meetings", "Publication")
    minute = apps.get_model("meetings", "Minute")
    withheld = minute.objects.exclude(access="open").filter(minutes__put_at__isnull=False)
    items = list(withheld.values_list("minutes__put_at", flat=True))
    found = publication.objects.filter(items__item__in=items)
    for one in found.distinct():
        one.has_withheld_minutes = True
        one.save(update_fields=["has_withheld_minutes"])


class Migration(migrations.Migration):
    """One field of publications."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("meetings", "0004_publishing_reasons")]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.AddField(
            model_name="publication",
            name="has_withheld_minutes",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(look_through, migrations.RunPython.noop),
    ]
