"""Work asked for, claimed and done once."""

from django.apps import AppConfig
from django.core.checks import register


class JobsConfig(AppConfig):
    """Work asked for, claimed and done once."""

    name = "scrutiny.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Check the kinds of work and their times at start."""
        from scrutiny.jobs.checks import check_kinds, check_times

        register(check_kinds)
        register(check_times)
