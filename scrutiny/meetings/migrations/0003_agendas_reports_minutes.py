import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("files", "0001_files"),
        ("meetings", "0002_questions"),
        ("panels", "0002_bodies_substitutes_vacancies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(null=True, verbose_name="published as a draft"),
                ),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "amendment",
                    models.TextField(blank=True, verbose_name="what the panel corrected"),
                ),
                (
                    "approved_meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approves",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "ordering": ["meeting"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", False), ("approved_meeting__isnull", False)
                            ),
                            models.Q(
                                ("approved_at__isnull", True), ("approved_meeting__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_minutes_approved_at_with_approved_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_at__isnull", True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meetings_minutes_published_before_approved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minute",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to the public"),
                            ("exempt", "Exempt (Schedule 12A)"),
                            ("confidential", "Confidential (s.100A(3))"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "exempt_paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1: relating to any individual"),
                            (2, "2: likely to reveal the identity of an individual"),
                            (
                                3,
                                "3: the financial or business affairs of any particular person, the authority included",
                            ),
                            (4, "4: consultations or negotiations on labour relations"),
                            (5, "5: legal professional privilege"),
                            (6, "6: a proposed notice, order or direction under an enactment"),
                            (7, "7: the prevention, investigation or prosecution of crime"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "withheld_because",
                    models.TextField(
                        blank=True,
                        help_text="Exempt: why the public interest is against disclosing it. Printed in public.",
                        verbose_name="why it is kept from the public",
                    ),
                ),
                (
                    "municipal_year",
                    models.PositiveSmallIntegerField(help_text="The year in which it begins."),
                ),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("says", models.TextField(blank=True)),
                ("summary", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "panel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.panel",
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
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="meetings.minutes",
                    ),
                ),
            ],
            options={
                "ordering": ["minutes", "item__order", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number__isnull", False)),
                        fields=("panel", "municipal_year", "number"),
                        name="meetings_minute_number_once_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("access", "exempt"),
                                ("exempt_paragraph__isnull", False),
                                ("exempt_paragraph__gte", 1),
                                ("exempt_paragraph__lte", 7),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "confidential"),
                                ("exempt_paragraph__isnull", True),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "open"),
                                ("exempt_paragraph__isnull", True),
                                ("withheld_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_minute_withheld_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Resolution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("wording", models.TextField()),
                (
                    "minute",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resolutions",
                        to="meetings.minute",
                    ),
                ),
            ],
            options={
                "ordering": ["minute", "order"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minute", "order"), name="meetings_resolution_one_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wording", ""), _negated=True),
                        name="meetings_resolution_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "Topic for a meeting"),
                            ("visit", "Visit"),
                            ("briefing", "Briefing"),
                        ],
                        default="topic",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("reason", models.TextField(verbose_name="why the panel looks at it")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("panel", "The panel"),
                            ("resolution", "A resolution"),
                            ("deferral", "Deferred from a meeting"),
                            ("officer", "Suggested by officers"),
                            ("public", "Asked for by the public"),
                        ],
                        default="panel",
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("agreed", "On the programme"),
                            ("done", "Done"),
                            ("dropped", "Dropped"),
                        ],
                        default="suggested",
                        max_length=10,
                    ),
                ),
                ("closed_because", models.CharField(blank=True, max_length=300)),
                (
                    "first_planned_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="meetings.meeting",
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
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="topics",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "origin_resolution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.resolution",
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
            ],
            options={
                "ordering": ["panel", "meeting__meets_on", "title"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="meetings_topic_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="meetings_topic_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("origin", "resolution"), ("origin_resolution__isnull", False)
                            ),
                            models.Q(
                                models.Q(("origin", "resolution"), _negated=True),
                                ("origin_resolution__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_topic_resolution_when_resolved",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("origin_resolution__isnull", False)),
                        fields=("origin_resolution",),
                        name="meetings_topic_once_of_a_resolution",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "dropped"),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            models.Q(("state", "dropped"), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_topic_says_why_it_is_dropped",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("number", models.PositiveSmallIntegerField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("apologies", "Apologies and changes in membership"),
                            ("interests", "Disclosure of interests"),
                            ("scrutiny interests", "Declarations of scrutiny interest"),
                            ("whip", "Declaration of party political whip"),
                            ("statement", "Statement from the chair"),
                            ("minutes", "Minutes of the previous meeting"),
                            ("business", "Business"),
                            ("exclusion", "Exclusion of the press and public"),
                            ("monitoring", "Monitoring"),
                        ],
                        default="business",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "text",
                    models.TextField(
                        blank=True, help_text="What the agenda prints below the title."
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("on agenda", "On the agenda"),
                            ("withdrawn", "Withdrawn"),
                            ("deferred", "Deferred"),
                        ],
                        default="on agenda",
                        max_length=10,
                    ),
                ),
                ("state_reason", models.CharField(blank=True, max_length=300)),
                (
                    "is_to_follow",
                    models.BooleanField(default=False, verbose_name="report to follow"),
                ),
                ("added_late_at", models.DateTimeField(null=True)),
                ("urgent_because", models.TextField(blank=True, null=True)),
                (
                    "excludes_for",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclusion",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "urgent_in_opinion_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.person",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="meetings.topic",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "order", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number__isnull", False)),
                        fields=("meeting", "number"),
                        name="meetings_agendaitem_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="meetings_agendaitem_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state", "on agenda"), _negated=True),
                                models.Q(("state_reason", ""), _negated=True),
                            ),
                            models.Q(("state", "on agenda"), ("state_reason", "")),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_says_why_it_left",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "exclusion"), ("excludes_for__isnull", False)),
                            models.Q(
                                models.Q(("kind", "exclusion"), _negated=True),
                                ("excludes_for__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_excludes_for_an_item",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("added_late_at__isnull", False),
                                ("urgent_because__isnull", False),
                                ("urgent_in_opinion_of__isnull", False),
                            ),
                            models.Q(
                                ("added_late_at__isnull", True),
                                ("urgent_because__isnull", True),
                                ("urgent_in_opinion_of__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_agendaitem_added_late_at_with_urgent_because_with_urge",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to the public"),
                            ("exempt", "Exempt (Schedule 12A)"),
                            ("confidential", "Confidential (s.100A(3))"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "exempt_paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1: relating to any individual"),
                            (2, "2: likely to reveal the identity of an individual"),
                            (
                                3,
                                "3: the financial or business affairs of any particular person, the authority included",
                            ),
                            (4, "4: consultations or negotiations on labour relations"),
                            (5, "5: legal professional privilege"),
                            (6, "6: a proposed notice, order or direction under an enactment"),
                            (7, "7: the prevention, investigation or prosecution of crime"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "withheld_because",
                    models.TextField(
                        blank=True,
                        help_text="Exempt: why the public interest is against disclosing it. Printed in public.",
                        verbose_name="why it is kept from the public",
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("commissioned", "Asked for"),
                            ("draft", "In draft"),
                            ("submitted", "Submitted"),
                            ("signed off", "Signed off"),
                        ],
                        default="commissioned",
                        max_length=12,
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due to the scrutiny manager")),
                ("commissioned_at", models.DateTimeField()),
                (
                    "latest",
                    models.PositiveSmallIntegerField(default=0, verbose_name="newest version"),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="report",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "report_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.post",
                    ),
                ),
            ],
            options={
                "ordering": ["item"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("access", "exempt"),
                                ("exempt_paragraph__isnull", False),
                                ("exempt_paragraph__gte", 1),
                                ("exempt_paragraph__lte", 7),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "confidential"),
                                ("exempt_paragraph__isnull", True),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "open"),
                                ("exempt_paragraph__isnull", True),
                                ("withheld_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_report_withheld_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject", ""), _negated=True),
                        name="meetings_report_has_a_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "commissioned"), ("latest__gt", 0), _connector="OR"
                        ),
                        name="meetings_report_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appendix",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to the public"),
                            ("exempt", "Exempt (Schedule 12A)"),
                            ("confidential", "Confidential (s.100A(3))"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "exempt_paragraph",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1: relating to any individual"),
                            (2, "2: likely to reveal the identity of an individual"),
                            (
                                3,
                                "3: the financial or business affairs of any particular person, the authority included",
                            ),
                            (4, "4: consultations or negotiations on labour relations"),
                            (5, "5: legal professional privilege"),
                            (6, "6: a proposed notice, order or direction under an enactment"),
                            (7, "7: the prevention, investigation or prosecution of crime"),
                        ],
                        null=True,
                    ),
                ),
                (
                    "withheld_because",
                    models.TextField(
                        blank=True,
                        help_text="Exempt: why the public interest is against disclosing it. Printed in public.",
                        verbose_name="why it is kept from the public",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("page_count", models.PositiveIntegerField(null=True)),
                ("is_tagged", models.BooleanField(default=True)),
                ("remarks", models.JSONField(default=list)),
                ("paper_kind", models.CharField(blank=True, max_length=30)),
                ("paper_key", models.CharField(blank=True, max_length=80)),
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
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="appendices",
                        to="meetings.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "order", "pk"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("access", "exempt"),
                                ("exempt_paragraph__isnull", False),
                                ("exempt_paragraph__gte", 1),
                                ("exempt_paragraph__lte", 7),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "confidential"),
                                ("exempt_paragraph__isnull", True),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "open"),
                                ("exempt_paragraph__isnull", True),
                                ("withheld_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_appendix_withheld_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="meetings_appendix_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("file__isnull", False),
                                ("page_count__isnull", False),
                                ("paper_kind", ""),
                                ("paper_key", ""),
                            ),
                            models.Q(
                                ("file__isnull", True),
                                ("page_count__isnull", True),
                                models.Q(("paper_kind", ""), _negated=True),
                                models.Q(("paper_key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_appendix_file_or_paper",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_substitute", models.BooleanField(default=False)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("present", "Present"),
                            ("apologies", "Apologies"),
                            ("absent", "Absent"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.person",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "seat", "is_substitute"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="meetings_attendance_once_each"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "present")),
                        fields=("meeting", "seat"),
                        name="meetings_attendance_one_in_a_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_substitute", False), ("status", "present"), _connector="OR"
                        ),
                        name="meetings_attendance_substitute_is_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("finance", "Finance"),
                            ("legal", "Legal"),
                            ("director", "Director"),
                            ("briefing", "Chair's briefing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField()),
                ("cleared_at", models.DateTimeField(null=True)),
                ("cleared_version", models.PositiveSmallIntegerField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "cleared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clearances",
                        to="meetings.report",
                    ),
                ),
            ],
            options={
                "ordering": ["report", "due_on", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "kind"), name="meetings_clearance_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cleared_at__isnull", False),
                                ("cleared_by__isnull", False),
                                ("cleared_version__isnull", False),
                            ),
                            models.Q(
                                ("cleared_at__isnull", True),
                                ("cleared_by__isnull", True),
                                ("cleared_version__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_clearance_cleared_at_with_cleared_by_with_cleared_vers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pecuniary", "Disclosable pecuniary interest"),
                            ("other", "Other interest"),
                            ("scrutiny", "Scrutiny interest"),
                        ],
                        max_length=10,
                    ),
                ),
                ("nature", models.TextField()),
                (
                    "has_withdrawn",
                    models.BooleanField(
                        default=False, verbose_name="left the meeting for the item"
                    ),
                ),
                ("dispensation", models.CharField(blank=True, max_length=200)),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="meetings.attendance",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "attendance", "kind"), name="meetings_interest_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nature", ""), _negated=True),
                        name="meetings_interest_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "pecuniary"), _negated=True),
                            ("has_withdrawn", True),
                            models.Q(("dispensation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_interest_pecuniary_withdraws",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "as_what",
                    models.CharField(
                        blank=True, help_text="Where there is no post.", max_length=120
                    ),
                ),
                (
                    "body",
                    models.CharField(blank=True, help_text="Whom they come from.", max_length=120),
                ),
                ("was_present", models.BooleanField(default=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitees",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.person",
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
            ],
            options={
                "ordering": ["item", "pk"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            ("post__isnull", False),
                            models.Q(("as_what", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_invitee_is_somebody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("says", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="meetings.minutes",
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
                "ordering": ["minutes", "made_at"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True),
                        name="meetings_minutesnote_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("arrived", "Arrived for"), ("left", "Left before")], max_length=10
                    ),
                ),
                (
                    "attendance",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="movements",
                        to="meetings.attendance",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="movements",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["item__order", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("attendance", "item"), name="meetings_movement_one_an_item"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("edition", models.PositiveSmallIntegerField(default=1)),
                ("title", models.CharField(max_length=200)),
                ("published_at", models.DateTimeField()),
                ("due_on", models.DateField(verbose_name="last day that keeps the clear days")),
                ("clear_day_count", models.SmallIntegerField(verbose_name="clear days given")),
                ("late_because", models.TextField(blank=True)),
                ("first_page", models.PositiveIntegerField()),
                ("last_page", models.PositiveIntegerField()),
                ("word_count", models.PositiveIntegerField(default=0)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "members_file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "public_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successor",
                        to="meetings.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "number", "edition"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "number", "edition"), name="meetings_publication_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edition", 1), ("supersedes__isnull", True)),
                            models.Q(("edition__gt", 1), ("supersedes__isnull", False)),
                            _connector="OR",
                        ),
                        name="meetings_publication_supersedes_the_one_before",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_page__gte", models.F("first_page"))),
                        name="meetings_publication_pages",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PageNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.PositiveIntegerField()),
                ("says", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "writer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="meetings.publication",
                    ),
                ),
            ],
            options={
                "ordering": ["publication", "page", "made_at"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says", ""), _negated=True),
                        name="meetings_pagenote_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("texts", models.JSONField(default=dict)),
                ("saved_at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="meetings.report",
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
                "ordering": ["report", "-number"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "number"), name="meetings_reportversion_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="meetings_reportversion_counts_from_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("report_head", models.JSONField(default=dict)),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to the public"),
                            ("exempt", "Exempt (Schedule 12A)"),
                            ("confidential", "Confidential (s.100A(3))"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("exempt_paragraph", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("withheld_because", models.TextField(blank=True)),
                ("page_from", models.PositiveIntegerField(null=True)),
                ("page_to", models.PositiveIntegerField(null=True)),
                ("is_to_follow", models.BooleanField(default=False)),
                ("made_available_late", models.BooleanField(default=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="meetings.publication",
                    ),
                ),
                (
                    "report_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.reportversion",
                    ),
                ),
            ],
            options={
                "ordering": ["publication", "number"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "item"), name="meetings_publisheditem_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("access", "exempt"),
                                ("exempt_paragraph__isnull", False),
                                ("exempt_paragraph__gte", 1),
                                ("exempt_paragraph__lte", 7),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "confidential"),
                                ("exempt_paragraph__isnull", True),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "open"),
                                ("exempt_paragraph__isnull", True),
                                ("withheld_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_publisheditem_withheld_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedAppendix",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open to the public"),
                            ("exempt", "Exempt (Schedule 12A)"),
                            ("confidential", "Confidential (s.100A(3))"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("exempt_paragraph", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("withheld_because", models.TextField(blank=True)),
                ("paper_kind", models.CharField(blank=True, max_length=30)),
                ("paper_key", models.CharField(blank=True, max_length=80)),
                ("page_from", models.PositiveIntegerField()),
                ("page_to", models.PositiveIntegerField()),
                (
                    "appendix",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="meetings.appendix",
                    ),
                ),
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
                (
                    "published_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appendices",
                        to="meetings.publisheditem",
                    ),
                ),
            ],
            options={
                "ordering": ["published_item", "number"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("published_item", "number"), name="meetings_publishedappendix_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("access", "exempt"),
                                ("exempt_paragraph__isnull", False),
                                ("exempt_paragraph__gte", 1),
                                ("exempt_paragraph__lte", 7),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "confidential"),
                                ("exempt_paragraph__isnull", True),
                                models.Q(("withheld_because", ""), _negated=True),
                            ),
                            models.Q(
                                ("access", "open"),
                                ("exempt_paragraph__isnull", True),
                                ("withheld_because", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_publishedappendix_withheld_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpeakingRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        help_text="In which capacity: a resident, a body.", max_length=120
                    ),
                ),
                ("about", models.CharField(max_length=300)),
                ("asked_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for the chair"),
                            ("allowed", "Allowed"),
                            ("refused", "Refused"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "asked_at"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="StandingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("opening", "Before the business"),
                            ("closing", "After the business"),
                        ],
                        max_length=10,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("apologies", "Apologies and changes in membership"),
                            ("interests", "Disclosure of interests"),
                            ("scrutiny interests", "Declarations of scrutiny interest"),
                            ("whip", "Declaration of party political whip"),
                            ("statement", "Statement from the chair"),
                            ("minutes", "Minutes of the previous meeting"),
                            ("business", "Business"),
                            ("exclusion", "Exclusion of the press and public"),
                            ("monitoring", "Monitoring"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
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
                "ordering": ["panel", "-place", "order"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("panel", "place", "order"), name="meetings_standingitem_one_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="meetings_standingitem_has_a_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Whip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("political_group", models.CharField(max_length=60)),
                ("says", models.CharField(max_length=200, verbose_name="nature of the whip")),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="whips",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "political_group"), name="meetings_whip_once_a_group"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="minutes",
            name="put_at",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="puts",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="minute",
            name="item",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="minute",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="origin_item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="meetings.agendaitem",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origin", "deferral"), ("origin_item__isnull", False)),
                    models.Q(
                        models.Q(("origin", "deferral"), _negated=True),
                        ("origin_item__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="meetings_topic_item_when_deferred",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
            name="cancelled_because",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="meeting",
            name="convened_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="presided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="panels.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "cancelled"), models.Q(("cancelled_because", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("state", "cancelled"), _negated=True), ("cancelled_because", "")
                    ),
                    _connector="OR",
                ),
                name="meetings_meeting_says_why_it_is_cancelled",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "planned",
                            "agenda draft",
                            "published",
                            "held",
                            "minutes draft",
                            "minutes approved",
                            "cancelled",
                        ],
                    )
                ),
                name="meetings_meeting_state",
            ),
        ),
    ]
