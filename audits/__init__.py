"""Case audits: the monthly programme, graded audits, moderation, escalation, analysis."""
