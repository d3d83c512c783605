import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill_in(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Say of the requests that there are where the panel let go of them, and what was agreed."""
    requests = apps.get_model("recommendations", "Request").objects
    updates = apps.get_model("recommendations", "Update").objects
    for one in requests.filter(state__in=["accepted", "noted"]):
        last = updates.filter(request=one, state=one.state).order_by("number").last()
        assert last is not None
        requests.filter(pk=one.pk).update(closing_meeting=last.meeting_id)
    for one in requests.exclude(amended_wording=""):
        answer = updates.filter(request=one, state="agreed in part").order_by("number").last()
        if answer is not None:
            updates.filter(pk=answer.pk).update(amended_wording=one.amended_wording)


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0006_pages_in_order"),
        ("recommendations", "0003_private_calendars"),
    ]

    operations = [
        migrations.AddField(
            model_name="update",
            name="amended_wording",
            field=models.TextField(blank=True, default="", verbose_name="as it was agreed in part"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="request",
            name="closing_meeting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.meeting",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
