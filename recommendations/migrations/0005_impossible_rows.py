from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audits", "0001_the_audit_programme"),
        ("files", "0001_files"),
        ("meetings", "0006_pages_in_order"),
        ("panels", "0003_roles_of_audits"),
        ("performance", "0004_break_on_of_predecessors"),
        ("recommendations", "0004_what_each_answer_agreed_to"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_because__isnull", True),
                    models.Q(
                        ("withdrawn_because__isnull", False),
                        models.Q(("withdrawn_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="recommendations_evidence_withdrawn_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(("dated_on__lte", models.F("added_on"))),
                name="recommendations_evidence_dated_by_the_day_it_came",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clock__in", ["executive", "meeting", "partner"]),
                    (
                        "kind__in",
                        ["recommendation", "action", "information", "agenda item", "referral"],
                    ),
                    (
                        "state__in",
                        [
                            "made",
                            "notified",
                            "agreed",
                            "agreed in part",
                            "not agreed",
                            "in progress",
                            "reported complete",
                            "returned",
                            "accepted",
                            "noted",
                        ],
                    ),
                ),
                name="recommendations_request_known_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)),
                name="recommendations_request_counts_from_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closing_meeting__isnull", False), ("state__in", ["accepted", "noted"])
                    ),
                    models.Q(
                        models.Q(("state__in", ["accepted", "noted"]), _negated=True),
                        ("closing_meeting__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="recommendations_request_let_go_at_a_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_on__isnull", True),
                    models.Q(
                        ("notified_on__gte", models.F("made_on")),
                        ("received_on__gte", models.F("notified_on")),
                        ("received_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="recommendations_request_made_notified_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on__isnull", True),
                    models.Q(
                        ("due_on__gte", models.F("received_on")), ("received_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="recommendations_request_due_after_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "made",
                            "notified",
                            "agreed",
                            "agreed in part",
                            "not agreed",
                            "in progress",
                            "reported complete",
                            "returned",
                            "accepted",
                            "noted",
                        ],
                    ),
                    models.Q(("state", "made"), _negated=True),
                ),
                name="recommendations_update_known_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="update",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amended_wording", ""), ("state", "agreed in part"), _connector="OR"
                ),
                name="recommendations_update_other_words_in_part",
            ),
        ),
    ]
