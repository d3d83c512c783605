import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_files"),
        ("panels", "0003_roles_of_audits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IssuedAnalysis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=7)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("figures", models.JSONField()),
                ("strengths", models.TextField(blank=True)),
                ("developments", models.TextField(blank=True)),
                ("next_steps", models.TextField(blank=True)),
                (
                    "correction",
                    models.TextField(blank=True, verbose_name="what is corrected and why"),
                ),
                ("issued_at", models.DateTimeField()),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "issued analyses",
                "ordering": ["-to_on", "period", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period", "number"), name="audits_issuedanalysis_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="audits_issuedanalysis_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1),
                            models.Q(("correction", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audits_issuedanalysis_corrected_because",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ServiceArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "head",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams",
                        to="audits.servicearea",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Auditor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.person",
                    ),
                ),
                (
                    "agency",
                    models.CharField(
                        choices=[
                            ("council", "The council"),
                            ("health", "Health"),
                            ("police", "Police"),
                            ("housing", "Housing"),
                            ("education", "Education"),
                        ],
                        default="council",
                        max_length=12,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="auditors",
                        to="audits.team",
                    ),
                ),
                ("trained_on", models.DateField(blank=True, null=True)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["person__name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("to_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="audits_auditor_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agency", "council"), ("to_on__isnull", False), _connector="OR"
                        ),
                        name="audits_auditor_partner_expires",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Exemption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "auditor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="audits.auditor",
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "approver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
                ("approved_on", models.DateField()),
            ],
            options={
                "ordering": ["auditor", "from_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="audits_exemption_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="audits_exemption_has_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(unique=True, verbose_name="its first day")),
                ("opened_at", models.DateTimeField()),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-month"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audits_cycle_closed_at_with_closed_by",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PopulationCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="population",
                        to="audits.cycle",
                    ),
                ),
                ("reference", models.CharField(max_length=40)),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.team",
                    ),
                ),
                ("opened_on", models.DateField()),
            ],
            options={
                "ordering": ["cycle", "reference"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cycle", "reference"), name="audits_populationcase_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cycle",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draw",
                        to="audits.cycle",
                    ),
                ),
                ("seed", models.CharField(max_length=40)),
                (
                    "asked_for",
                    models.CharField(
                        help_text='"20" cases, or "5%" of the population.', max_length=12
                    ),
                ),
                ("rules", models.JSONField(default=dict)),
                ("drawn_at", models.DateTimeField()),
                (
                    "drawn_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["cycle"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DrawnCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="audits.draw",
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drawn",
                        to="audits.populationcase",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("chosen", "Chosen"),
                            ("reserve", "In reserve"),
                            ("excluded", "Left out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["draw", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draw", "order"), name="audits_drawncase_order_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "excluded"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audits_drawncase_excluded_because",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="GradeScale",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField()),
                ("version", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["slug", "version"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("to_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="audits_gradescale_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("slug", "version"), name="audits_gradescale_version_once"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Grade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grades",
                        to="audits.gradescale",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(help_text="1 is the best.")),
                ("slug", models.SlugField()),
                ("label", models.CharField(max_length=40)),
                ("is_good_or_better", models.BooleanField()),
                (
                    "consequence",
                    models.CharField(
                        choices=[
                            ("practice", "Offered to practice forums"),
                            ("remedy", "Remedial actions, owned by the service lead"),
                            ("escalate", "Escalated once moderation agrees"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["scale", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("scale", "order"), name="audits_grade_order_once"
                    ),
                    models.UniqueConstraint(
                        fields=("scale", "slug"), name="audits_grade_slug_once"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tool",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField()),
                ("version", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.gradescale",
                    ),
                ),
                ("months_looked_back", models.PositiveSmallIntegerField(default=6)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["name", "version"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True),
                            models.Q(("to_on__isnull", False), ("to_on__gte", models.F("from_on"))),
                            _connector="OR",
                        ),
                        name="audits_tool_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        fields=("slug", "version"), name="audits_tool_version_once"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ToolArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tool",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="areas",
                        to="audits.tool",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("slug", models.SlugField()),
                ("title", models.CharField(max_length=120)),
                ("prompt", models.TextField(blank=True)),
                ("is_graded", models.BooleanField()),
            ],
            options={
                "ordering": ["tool", "order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tool", "order"), name="audits_toolarea_order_once"
                    ),
                    models.UniqueConstraint(
                        fields=("tool", "slug"), name="audits_toolarea_slug_once"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LearningTheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(unique=True)),
                ("title", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="audits_learningtheme_has_title",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="months",
                        to="audits.programme",
                    ),
                ),
                ("month", models.PositiveSmallIntegerField(help_text="1 is January.")),
                (
                    "panel_on",
                    models.DateField(blank=True, null=True, verbose_name="moderation panel on"),
                ),
                ("panel_time", models.CharField(blank=True, max_length=40)),
                (
                    "report",
                    models.CharField(
                        choices=[
                            ("monthly", "Monthly report"),
                            ("quarterly", "Quarterly report"),
                            ("annual", "Annual report"),
                        ],
                        default="monthly",
                        max_length=10,
                    ),
                ),
                (
                    "survey",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="children and families survey"
                    ),
                ),
                ("partnership_audit", models.CharField(blank=True, max_length=200)),
                ("partnership_theme", models.CharField(blank=True, max_length=200)),
                ("practice_week", models.CharField(blank=True, max_length=120)),
                (
                    "remark",
                    models.TextField(blank=True, verbose_name="what does not fit in the source"),
                ),
            ],
            options={
                "ordering": ["programme", "month"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "month"), name="audits_programmemonth_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 1), ("month__lte", 12)),
                        name="audits_programmemonth_is_a_month",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "month",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="themes",
                        to="audits.programmemonth",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("completed_by", models.CharField(blank=True, max_length=300)),
                (
                    "tool",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="audits.tool",
                    ),
                ),
            ],
            options={
                "ordering": ["month", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("month", "number"), name="audits_theme_number_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Audit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="audits.cycle",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sample", "From the month's draw"),
                            ("themed", "Themed or with partners"),
                            ("re-audit", "Re-audit"),
                        ],
                        default="sample",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("to be allocated", "To be allocated"),
                            ("allocated", "Allocated"),
                            ("in progress", "In progress"),
                            ("submitted", "Submitted"),
                            ("changes requested", "Changes requested"),
                            ("on file", "On the child's file"),
                            ("replaced", "Replaced by another case"),
                        ],
                        default="to be allocated",
                        max_length=20,
                    ),
                ),
                ("reference", models.CharField(max_length=40, verbose_name="case reference")),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.team",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="audits.theme",
                    ),
                ),
                (
                    "tool",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.tool",
                    ),
                ),
                (
                    "auditor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audits",
                        to="audits.auditor",
                    ),
                ),
                ("conflict_accepted_because", models.CharField(blank=True, max_length=300)),
                ("allocated_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField()),
                (
                    "parent",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reaudit",
                        to="audits.audit",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="audits.audit",
                    ),
                ),
                ("replaced_because", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=0)),
                ("audited_on", models.DateField(blank=True, null=True)),
                ("practitioner", models.CharField(blank=True, max_length=120)),
                ("has_practitioner_taken_part", models.BooleanField(blank=True, null=True)),
                (
                    "is_family_asked",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="child and family asked"
                    ),
                ),
                ("family_said", models.TextField(blank=True)),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.grade",
                    ),
                ),
                ("strengths", models.TextField(blank=True)),
                (
                    "improvements",
                    models.TextField(blank=True, verbose_name="areas for improvement"),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "changes_wanted",
                    models.TextField(blank=True, verbose_name="what is to be changed"),
                ),
                ("put_to_panel_at", models.DateTimeField(blank=True, null=True)),
                (
                    "put_to_panel_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "placed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="placed on the child's file on"
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "strength_themes",
                    models.ManyToManyField(blank=True, related_name="+", to="audits.learningtheme"),
                ),
                (
                    "development_themes",
                    models.ManyToManyField(blank=True, related_name="+", to="audits.learningtheme"),
                ),
            ],
            options={
                "ordering": ["cycle", "team__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("kind", "re-audit"), _negated=True),
                            models.Q(("state", "replaced"), _negated=True),
                        ),
                        fields=("cycle", "reference"),
                        name="audits_audit_case_once_a_cycle",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "re-audit"), ("parent__isnull", False)),
                            models.Q(
                                models.Q(("kind", "re-audit"), _negated=True),
                                ("parent__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_audit_reaudit_has_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["to be allocated", "replaced"]),
                            models.Q(("auditor__isnull", False), ("allocated_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="audits_audit_allocated_to_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "replaced"), _negated=True),
                            models.Q(("replaced_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audits_audit_replaced_because",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("allocated_on__isnull", True),
                            models.Q(
                                ("allocated_on__isnull", False),
                                ("due_on__gte", models.F("allocated_on")),
                            ),
                            _connector="OR",
                        ),
                        name="audits_audit_due_after_allocation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["submitted", "changes requested", "on file"]),
                                _negated=True,
                            ),
                            ("submitted_at__isnull", False),
                            _connector="OR",
                        ),
                        name="audits_audit_submitted_at_some_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "on file"), ("placed_on__isnull", False)),
                            models.Q(
                                models.Q(("state", "on file"), _negated=True),
                                ("placed_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_audit_on_file_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("put_to_panel_at__isnull", False),
                                ("put_to_panel_by__isnull", False),
                            ),
                            models.Q(
                                ("put_to_panel_at__isnull", True), ("put_to_panel_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="audits_audit_put_to_panel_at_with_put_to_panel_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("placed_on__isnull", False), ("placed_by__isnull", False)),
                            models.Q(("placed_on__isnull", True), ("placed_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audits_audit_placed_on_with_placed_by",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AreaFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="audits.audit",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.toolarea",
                    ),
                ),
                ("says", models.TextField(blank=True)),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.grade",
                    ),
                ),
            ],
            options={
                "ordering": ["audit", "area__order"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "area"), name="audits_areafinding_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RemedialAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remedies",
                        to="audits.audit",
                    ),
                ),
                ("says", models.TextField(blank=True, verbose_name="what is to be done")),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("done_by__isnull", False)),
                            models.Q(("done_on__isnull", True), ("done_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audits_remedialaction_done_on_with_done_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(
                                ("owner__isnull", False),
                                ("due_on__isnull", False),
                                models.Q(("says", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_remedialaction_done_is_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="audits.audit",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.grade",
                    ),
                ),
                ("content", models.JSONField()),
                ("is_late", models.BooleanField()),
                ("submitted_at", models.DateTimeField()),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["audit", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("audit", "number"), name="audits_submission_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Moderation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moderations",
                        to="audits.audit",
                    ),
                ),
                (
                    "trigger",
                    models.CharField(
                        choices=[
                            ("dip sample", "Dip sample of the panel"),
                            ("inadequate", "Graded at the lowest by its auditor"),
                            ("dispute", "The service disputes it"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "blind_grade",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.grade",
                    ),
                ),
                ("blind_at", models.DateTimeField()),
                (
                    "blind_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "auditor_grade",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.grade",
                    ),
                ),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.grade",
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("moderated_at", models.DateTimeField(blank=True, null=True)),
                (
                    "moderated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["audit", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("grade__isnull", False),
                                ("moderated_at__isnull", False),
                                ("moderated_by__isnull", False),
                            ),
                            models.Q(
                                ("grade__isnull", True),
                                ("moderated_at__isnull", True),
                                ("moderated_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_moderation_grade_with_moderated_at_with_moderated_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("moderated_at__isnull", True)),
                        fields=("audit",),
                        name="audits_moderation_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("moderated_at__isnull", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="audits_moderation_has_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalation",
                        to="audits.audit",
                    ),
                ),
                (
                    "moderation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalation",
                        to="audits.moderation",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("escalated_at", models.DateTimeField()),
                ("first_update_due_on", models.DateField()),
                ("second_update_due_on", models.DateField()),
                ("reaudit_due_on", models.DateField()),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[("closed", "Closed"), ("called off", "Called off")],
                        max_length=10,
                    ),
                ),
                ("because", models.TextField(blank=True, verbose_name="why it ended so")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["escalated_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audits_escalation_ended_at_with_ended_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ending", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ending", ""), _negated=True),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_escalation_ended_because",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 1)),
                        name="audits_escalation_round_from_one",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EscalationUpdate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "escalation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="updates",
                        to="audits.escalation",
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1)),
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "What was done to meet the concerns"),
                            (2, "All done, or a sound plan for the rest"),
                        ]
                    ),
                ),
                ("says", models.TextField()),
                ("is_late", models.BooleanField()),
                ("given_at", models.DateTimeField()),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["escalation", "round", "step"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("escalation", "round", "step"),
                        name="audits_escalationupdate_step_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step__in", [1, 2])),
                        name="audits_escalationupdate_one_of_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True),
                        name="audits_escalationupdate_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("round__gte", 1)),
                        name="audits_escalationupdate_round_from_one",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Oversight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="oversight",
                        to="audits.audit",
                    ),
                ),
                ("comment", models.TextField()),
                ("follow_up", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["audit"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("comment", ""), _negated=True),
                        name="audits_oversight_has_comment",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disputes",
                        to="audits.audit",
                    ),
                ),
                ("reason", models.TextField()),
                ("raised_at", models.DateTimeField()),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stands", "The audit stands"),
                            ("moderated", "It goes to moderation"),
                            ("changed", "The auditor is asked to change it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("explanation", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["audit", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audits_dispute_settled_at_with_settled_by",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at__isnull", True)),
                        fields=("audit",),
                        name="audits_dispute_one_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("outcome", "")),
                            models.Q(
                                ("settled_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("explanation", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_dispute_settled_somehow",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="audits.audit",
                    ),
                ),
                ("says", models.TextField()),
                ("raised_at", models.DateTimeField()),
                (
                    "raised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="what was done")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_at__isnull", False), ("answered_by__isnull", False)
                            ),
                            models.Q(("answered_at__isnull", True), ("answered_by__isnull", True)),
                            _connector="OR",
                        ),
                        name="audits_concern_answered_at_with_answered_by",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("outcome", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="audits_concern_answered_with_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True),
                        name="audits_concern_has_words",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PastOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source_set",
                    models.CharField(
                        help_text='Which table of the source: "by team 2022".', max_length=60
                    ),
                ),
                ("label", models.CharField(max_length=200)),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.team",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="audits.gradescale",
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField()),
                ("total", models.PositiveIntegerField(verbose_name="as printed")),
                ("counts", models.JSONField(default=dict)),
                ("ungraded", models.PositiveIntegerField(default=0)),
                ("is_before_moderation", models.BooleanField(default=True)),
                ("remark", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["from_on", "source_set", "label"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source_set", "label", "from_on"), name="audits_pastoutcome_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="audits_pastoutcome_ends_after_start",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PracticeExample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "audit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="example",
                        to="audits.audit",
                    ),
                ),
                ("says", models.TextField(verbose_name="what was done well and why it worked")),
                ("offered_at", models.DateTimeField()),
                (
                    "offered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-offered_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True),
                        name="audits_practiceexample_has_words",
                    )
                ],
                "indexes": [],
            },
        ),
    ]
