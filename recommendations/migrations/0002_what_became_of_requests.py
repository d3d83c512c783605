import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def fill_in(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Say of the requests that there are when they were made, and which clock they have."""
    requests = apps.get_model("recommendations", "Request").objects
    for one in requests.select_related("resolution__minute__minutes__meeting"):
        assert one.resolution is not None
        one.made_on = one.resolution.minute.minutes.meeting.meets_on
        one.clock = "executive" if one.kind == "recommendation" else "meeting"
        one.save(update_fields=["made_on", "clock"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("audits", "0001_the_audit_programme"),
        ("files", "0001_files"),
        ("meetings", "0006_pages_in_order"),
        ("panels", "0003_roles_of_audits"),
        ("performance", "0004_break_on_of_predecessors"),
        ("recommendations", "0001_requests"),
    ]

    operations = [
        migrations.AddField(
            model_name="request",
            name="about",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="performance.indicator",
            ),
        ),
        migrations.AddField(
            model_name="request",
            name="amended_wording",
            field=models.TextField(blank=True, verbose_name="as it was agreed in part"),
        ),
        migrations.AddField(
            model_name="request",
            name="clock",
            field=models.CharField(
                choices=[
                    ("executive", "The executive or the Council: two months"),
                    ("partner", "A health or crime and disorder body: the days in the settings"),
                    ("meeting", "The paper deadline of the next meeting"),
                ],
                default="meeting",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="request",
            name="due_on",
            field=models.DateField(null=True, verbose_name="answer due"),
        ),
        migrations.AddField(
            model_name="request",
            name="indicator",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="performance.indicator",
            ),
        ),
        migrations.AddField(
            model_name="request",
            name="made_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="notified_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="received_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="source",
            field=models.CharField(blank=True, max_length=200, verbose_name="inspection or review"),
        ),
        migrations.AddField(
            model_name="request",
            name="theme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="audits.learningtheme",
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="request",
            name="made_on",
            field=models.DateField(),
        ),
        migrations.AlterField(
            model_name="request",
            name="resolution",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.resolution",
            ),
        ),
        migrations.AlterField(
            model_name="request",
            name="state",
            field=models.CharField(
                choices=[
                    ("made", "Made"),
                    ("notified", "Notified"),
                    ("agreed", "Agreed"),
                    ("agreed in part", "Agreed in part"),
                    ("not agreed", "Not agreed"),
                    ("in progress", "In progress"),
                    ("reported complete", "Reported complete"),
                    ("returned", "Returned by the panel"),
                    ("accepted", "Accepted by the panel"),
                    ("noted", "Not agreed, and reported to the panel"),
                ],
                db_index=True,
                default="made",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("resolution__isnull", False),
                        models.Q(("indicator__isnull", False), _negated=True),
                        models.Q(("theme__isnull", False), _negated=True),
                        ("source", ""),
                    ),
                    models.Q(
                        models.Q(("resolution__isnull", False), _negated=True),
                        ("indicator__isnull", False),
                        models.Q(("theme__isnull", False), _negated=True),
                        ("source", ""),
                    ),
                    models.Q(
                        models.Q(("resolution__isnull", False), _negated=True),
                        models.Q(("indicator__isnull", False), _negated=True),
                        ("theme__isnull", False),
                        ("source", ""),
                    ),
                    models.Q(
                        models.Q(("resolution__isnull", False), _negated=True),
                        models.Q(("indicator__isnull", False), _negated=True),
                        models.Q(("theme__isnull", False), _negated=True),
                        models.Q(("source", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="recommendations_request_has_one_origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clock", "meeting"), ("kind", "recommendation"), _connector="OR"
                ),
                name="recommendations_request_clock_of_law",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("notified_on__isnull", False), ("received_on__isnull", False)),
                    models.Q(("notified_on__isnull", True), ("received_on__isnull", True)),
                    _connector="OR",
                ),
                name="recommendations_request_notified_on_with_received_on",
            ),
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("dated_on", models.DateField(verbose_name="date of the evidence")),
                ("page_count", models.PositiveSmallIntegerField()),
                ("is_tagged", models.BooleanField(default=False)),
                ("remarks", models.JSONField(default=list)),
                ("is_for_panel", models.BooleanField(default=False, verbose_name="for the panel")),
                ("for_panel_at", models.DateTimeField(null=True)),
                ("added_on", models.DateField()),
                ("added_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(max_length=300, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="recommendations.request",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["request", "added_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="recommendations_evidence_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("for_panel_at__isnull", False), ("is_for_panel", True))
                        | models.Q(("for_panel_at__isnull", True), ("is_for_panel", False)),
                        name="recommendations_evidence_for_panel_since",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_because__isnull", False),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", True), ("withdrawn_because__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="recommendations_evidence_withdrawn_at_with_withdrawn_because",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("followed_at", models.DateTimeField()),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="recommendations.request",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "user"), name="recommendations_follow_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("notified", "Notified"),
                            ("agreed", "Agreed"),
                            ("agreed in part", "Agreed in part"),
                            ("not agreed", "Not agreed"),
                            ("in progress", "In progress"),
                            ("reported complete", "Reported complete"),
                            ("returned", "Returned by the panel"),
                            ("accepted", "Accepted by the panel"),
                            ("noted", "Not agreed, and reported to the panel"),
                        ],
                        max_length=20,
                    ),
                ),
                ("says", models.TextField(blank=True)),
                ("happened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="recommendations.request",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["request", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("request", "number"), name="recommendations_update_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="recommendations_update_counts_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("meeting__isnull", False),
                                ("state__in", ["accepted", "noted", "returned"]),
                            ),
                            models.Q(
                                ("meeting__isnull", True),
                                models.Q(
                                    ("state__in", ["accepted", "noted", "returned"]), _negated=True
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="recommendations_update_by_the_panel_at_a_meeting",
                    ),
                ],
            },
        ),
    ]
