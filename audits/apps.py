"""Case audits: the monthly programme, graded audits, moderation, escalation, analysis."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    """Case audits: the monthly programme, graded audits, moderation, escalation, analysis."""

    name = "audits"
    label = "audits"
