from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_files"),
        ("panels", "0001_panels"),
    ]

    operations = [
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=80)),
                ("short_name", models.CharField(max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council", "Council"),
                            ("statistical neighbours", "Statistical neighbours"),
                            ("region", "Region"),
                            ("nation", "Nation"),
                        ],
                        max_length=30,
                    ),
                ),
                ("is_own", models.BooleanField(default=False, verbose_name="this council")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("headings", models.JSONField(default=list)),
            ],
            options={
                "verbose_name_plural": "bodies",
                "ordering": ["order", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_own", True)),
                        fields=("is_own",),
                        name="performance_body_one_is_own",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=12, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(max_length=60)),
                (
                    "disclosure_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("timeliness of process", "Timeliness of process"),
                            ("personal", "Personal"),
                        ],
                        max_length=30,
                    ),
                ),
                ("is_statutory", models.BooleanField(default=False)),
                ("is_draft", models.BooleanField(default=False)),
                ("first_on", models.DateField(blank=True, null=True)),
                ("last_on", models.DateField(blank=True, null=True)),
                (
                    "owner_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_on__isnull", True),
                            ("last_on__isnull", True),
                            models.Q(
                                ("first_on__isnull", False),
                                ("last_on__isnull", False),
                                ("last_on__gte", models.F("first_on")),
                            ),
                            _connector="OR",
                        ),
                        name="performance_indicator_ends_after_start",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="First day of the month the return is for.")),
                ("data_on", models.DateField(verbose_name="data date")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Uploaded"),
                            ("checked", "Checked, waiting for confirmation"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="uploaded",
                        max_length=12,
                    ),
                ),
                (
                    "is_made",
                    models.BooleanField(default=False, verbose_name="made for a demonstration"),
                ),
                ("received_at", models.DateTimeField()),
                ("accepted_on", models.DateField(null=True)),
                ("told_on", models.DateField(null=True, verbose_name="told to the panel")),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.panel",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-month", "-data_on", "-id"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "accepted")),
                        fields=("sha256",),
                        name="performance_return_same_bytes_accepted_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["accepted", "withdrawn"]),
                                ("accepted_on__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state__in", ["accepted", "withdrawn"]), _negated=True),
                                ("accepted_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="performance_return_accepted_on_when_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_on__isnull", True),
                            models.Q(
                                ("told_on__isnull", False), ("state__in", ["accepted", "withdrawn"])
                            ),
                            _connector="OR",
                        ),
                        name="performance_return_told_when_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "withdrawn"),
                                ("withdrawn_at__isnull", False),
                                models.Q(("withdrawn_because", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "withdrawn"), _negated=True),
                                ("withdrawn_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="performance_return_withdrawn_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=60)),
                ("address", models.CharField(max_length=12)),
                ("row", models.PositiveIntegerField()),
                ("column", models.PositiveIntegerField()),
                ("raw", models.TextField(blank=True)),
                ("number_format", models.CharField(blank=True, max_length=120)),
                ("role", models.CharField(max_length=20)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("accepted", "Accepted"),
                            ("question", "Accepted with a question"),
                            ("rejected", "Rejected"),
                            ("ignored", "Not a figure"),
                        ],
                        max_length=10,
                    ),
                ),
                ("message", models.TextField(blank=True)),
                ("answer", models.TextField(blank=True)),
                ("period_start", models.DateField(null=True)),
                ("period_end", models.DateField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="performance.body",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="performance.indicator",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cells",
                        to="performance.return",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "sheet", "row", "column"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parent", "sheet", "address"), name="performance_cell_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PriorityArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80)),
                ("name", models.CharField(max_length=120)),
                ("description", models.TextField(blank=True)),
                ("order", models.PositiveSmallIntegerField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="panels.panel",
                    ),
                ),
            ],
            options={
                "ordering": ["panel", "order"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("to_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="performance_priorityarea_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("panel", "slug"), name="performance_priorityarea_slug_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commentary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="First day of the month.")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opening", "Opening statement"),
                            ("area", "Priority area"),
                            ("indicator", "Indicator"),
                        ],
                        max_length=12,
                    ),
                ),
                ("revision", models.PositiveSmallIntegerField()),
                ("says", models.TextField()),
                ("next_steps", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("signed off", "Signed off"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("signed_off_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "author_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="panels.panel",
                    ),
                ),
                (
                    "signed_off_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commentaries",
                        to="performance.indicator",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commentaries",
                        to="performance.priorityarea",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "commentaries",
                "ordering": ["panel", "-month", "kind", "-revision"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "opening"),
                                ("area__isnull", True),
                                ("indicator__isnull", True),
                            ),
                            models.Q(
                                ("kind", "area"),
                                ("area__isnull", False),
                                ("indicator__isnull", True),
                            ),
                            models.Q(
                                ("kind", "indicator"),
                                ("area__isnull", True),
                                ("indicator__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="performance_commentary_one_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed off"), ("signed_off_at__isnull", False)),
                            models.Q(
                                models.Q(("state", "signed off"), _negated=True),
                                ("signed_off_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="performance_commentary_signed_off_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("signed_off_at__isnull", False), ("signed_off_by__isnull", False)
                            ),
                            models.Q(
                                ("signed_off_at__isnull", True), ("signed_off_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="performance_commentary_signed_off_at_with_signed_off_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "opening")),
                        fields=("panel", "month", "revision"),
                        name="performance_commentary_opening_revision",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "area")),
                        fields=("panel", "month", "area", "revision"),
                        name="performance_commentary_area_revision",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "indicator")),
                        fields=("panel", "month", "indicator", "revision"),
                        name="performance_commentary_indicator_revision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GlossaryTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("term", models.CharField(max_length=80)),
                ("also_written", models.JSONField(default=list)),
                ("short", models.CharField(max_length=140)),
                ("explanation", models.TextField()),
            ],
            options={
                "ordering": ["term"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="IndicatorAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=250)),
                ("normalised", models.CharField(max_length=250, unique=True)),
                (
                    "meaning",
                    models.CharField(
                        choices=[
                            ("same", "The same"),
                            ("predecessor", "A predecessor: the series breaks"),
                            ("different", "Something different"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="performance.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "indicator aliases",
                "ordering": ["indicator", "name"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="IndicatorVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField()),
                ("definition", models.TextField()),
                ("counted", models.CharField(blank=True, max_length=120)),
                ("population", models.CharField(blank=True, max_length=120)),
                ("sentence", models.CharField(blank=True, max_length=200)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("number", "number"),
                            ("percentage", "percentage"),
                            ("rate per 10,000", "rate per 10,000"),
                            ("days", "days"),
                            ("pounds", "pounds"),
                        ],
                        max_length=20,
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0)),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("higher is better", "higher is better"),
                            ("lower is better", "lower is better"),
                            ("in a band", "in a band"),
                            ("neither", "neither"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("in the period", "in the period"),
                            ("snapshot at its end", "snapshot at its end"),
                            ("year to date", "year to date"),
                            ("rolling 12 months", "rolling 12 months"),
                        ],
                        max_length=30,
                    ),
                ),
                ("terms", models.JSONField(blank=True, default=list)),
                ("reason", models.TextField(blank=True)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="performance.indicator",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "from_on"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "from_on"),
                        name="performance_indicatorversion_one_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("month", "month"),
                            ("quarter", "quarter"),
                            ("school year", "school year"),
                            ("financial year", "financial year"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=16, null=True)),
                ("numerator", models.BigIntegerField(null=True)),
                ("denominator", models.BigIntegerField(null=True)),
                ("sheet_value", models.DecimalField(decimal_places=4, max_digits=16, null=True)),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("to be confirmed", "to be confirmed"),
                            ("not applicable", "not applicable"),
                            ("not available", "not available"),
                            ("suppressed", "suppressed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("data_on", models.DateField()),
                ("accepted_on", models.DateField()),
                ("known_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "body",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="performance.body",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="performance.indicator",
                    ),
                ),
                (
                    "source_cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="performance.cell",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "period_start", "data_on", "accepted_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["indicator", "period_start", "known_at"],
                        name="performance_obs_as_at",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("indicator", "body", "period_start", "period_end"),
                        name="performance_observation_one_current",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value__isnull", False), ("state", "")),
                            models.Q(
                                ("value__isnull", True), models.Q(("state", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="performance_observation_value_or_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("numerator__isnull", True), ("denominator__isnull", True)),
                            models.Q(
                                ("numerator__isnull", False),
                                ("denominator__isnull", False),
                                ("value__isnull", False),
                                ("numerator__gte", 0),
                                ("denominator__gt", 0),
                            ),
                            _connector="OR",
                        ),
                        name="performance_observation_whole_fraction",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_end__gte", models.F("period_start"))),
                        name="performance_observation_period_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            models.Q(
                                ("withdrawn_at__isnull", False), ("superseded_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="performance_observation_withdrawn_is_not_current",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("target_note", models.CharField(blank=True, max_length=200)),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="performance.indicator",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="performance.priorityarea",
                    ),
                ),
            ],
            options={
                "ordering": ["area", "order"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("to_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="performance_placement_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("area", "indicator", "from_on"),
                        name="performance_placement_once_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_on__isnull", True)),
                        fields=("area", "indicator"),
                        name="performance_placement_one_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportingMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="First day of the month.")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("checked", "Checked"),
                            ("published", "Published"),
                            ("locked", "Locked"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("checked_at", models.DateTimeField(null=True)),
                ("told_on", models.DateField(null=True, verbose_name="told to the panel")),
                ("published_at", models.DateTimeField(null=True)),
                ("locked_at", models.DateTimeField(null=True)),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="panels.panel",
                    ),
                ),
            ],
            options={
                "ordering": ["panel", "-month"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("panel", "month"), name="performance_reportingmonth_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_on__isnull", False), ("published_at__isnull", False)),
                            models.Q(("told_on__isnull", True), ("published_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="performance_reportingmonth_told_on_with_published_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["published", "locked"]),
                                ("published_at__isnull", False),
                            ),
                            models.Q(
                                ("state__in", ["draft", "checked"]), ("published_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="performance_reportingmonth_published_when_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "locked"), ("locked_at__isnull", False)),
                            models.Q(
                                models.Q(("state", "locked"), _negated=True),
                                ("locked_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="performance_reportingmonth_locked_when_locked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                (
                    "severity",
                    models.CharField(
                        choices=[("error", "Error"), ("warning", "Question")], max_length=10
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("sheet", models.CharField(blank=True, max_length=60)),
                ("address", models.CharField(blank=True, max_length=40)),
                ("message", models.TextField()),
                ("answer", models.TextField(blank=True)),
                (
                    "parent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="performance.return",
                    ),
                ),
            ],
            options={
                "ordering": ["parent", "order"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="SeriesBreak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("reason", models.TextField()),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaks",
                        to="performance.indicator",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "on"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "on"), name="performance_seriesbreak_one_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "comparison",
                    models.CharField(
                        choices=[
                            ("at least", "at least"),
                            ("more than", "more than"),
                            ("at most", "at most"),
                            ("less than", "less than"),
                            ("between", "between"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=14)),
                (
                    "upper_value",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True),
                ),
                (
                    "applies",
                    models.CharField(
                        choices=[("each period", "each period"), ("year end", "year end")],
                        max_length=20,
                    ),
                ),
                (
                    "tolerance_kind",
                    models.CharField(
                        blank=True,
                        choices=[("points", "points"), ("relative", "relative")],
                        max_length=20,
                    ),
                ),
                (
                    "tolerance",
                    models.DecimalField(blank=True, decimal_places=4, max_digits=10, null=True),
                ),
                ("profile", models.JSONField(blank=True, null=True)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                ("set_by", models.CharField(max_length=120)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="performance.placement",
                    ),
                ),
            ],
            options={
                "ordering": ["placement", "from_on"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("to_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="performance_target_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_on__isnull", True)),
                        fields=("placement",),
                        name="performance_target_one_open",
                    ),
                    models.UniqueConstraint(
                        fields=("placement", "from_on"), name="performance_target_one_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparison", "between"),
                                ("upper_value__isnull", False),
                                ("upper_value__gte", models.F("value")),
                            ),
                            models.Q(
                                models.Q(("comparison", "between"), _negated=True),
                                ("upper_value__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="performance_target_upper_only_between",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("tolerance_kind", ""), ("tolerance__isnull", True)),
                            models.Q(
                                models.Q(("tolerance_kind", ""), _negated=True),
                                ("tolerance__isnull", False),
                                ("tolerance__gte", Decimal(0)),
                            ),
                            _connector="OR",
                        ),
                        name="performance_target_tolerance_says_its_kind",
                    ),
                ],
            },
        ),
    ]
