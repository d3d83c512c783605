"""The Celery application: carries the bells of `scrutiny.jobs` and the ticks of beat, no more.

No results, no countdowns, no chords: what was asked, by whom it is being done and how it ended is
in the job table.
"""

import os
from datetime import timedelta
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.config.settings")

# A killed handler gets this long to say why before its process is killed; and Redis may think a
# message lost only when nothing can be working on it any more (else one job is rung while it runs).
HARD_STOP_SECONDS = 30
VISIBILITY_SECONDS = 60
# Reminders are looked for so often; what is due is a day, so an hour is soon enough.
REMIND_SECONDS = 60 * 60

# Loaded before the worker's processes part, so that they share it and a new one begins at once.
HEAVY = ["scrutiny.packs.render", "scrutiny.packs.join"]


def configuration() -> dict[str, Any]:
    """Return Celery's configuration; called on first use, when the settings are complete."""
    from django.conf import settings

    longest = settings.JOB_SECONDS_MAX + HARD_STOP_SECONDS
    return {
        **_broker(longest + VISIBILITY_SECONDS),
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "include": ["scrutiny.jobs.tasks", "scrutiny.notices.tasks", *HEAVY],
        # JSON only: a pickle from a stranger in the broker would be code.
        "accept_content": ["json"],
        "task_serializer": "json",
        "task_default_queue": "jobs",
        "task_ignore_result": True,
        # The sweeper is the retry: a page never waits for a broker that is gone.
        "task_publish_retry": False,
        # A bell is answered before the next is taken, so that none waits behind a long job while
        # another process is idle.
        "task_acks_late": True,
        "worker_prefetch_multiplier": 1,
        "task_soft_time_limit": settings.JOB_SECONDS_MAX,
        "task_time_limit": longest,
        # A new process reads faces and styles anew, so not in the middle of every other pack.
        "worker_max_tasks_per_child": 500,
        # A killed process keeps its place in the queue for so long.
        "worker_lost_wait": 1,
        "worker_hijack_root_logger": False,
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "worker_enable_remote_control": bool(settings.REDIS_URL),
        "enable_utc": True,
        "timezone": "UTC",
        "beat_schedule": {
            "sweep": {
                "task": "scrutiny.jobs.tasks.sweep",
                "schedule": timedelta(seconds=settings.JOB_SWEEP_SECONDS),
                # Sweeps do not pile up behind long jobs.
                "options": {"expires": settings.JOB_SWEEP_SECONDS},
            },
            "remind": {
                "task": "scrutiny.notices.tasks.remind",
                "schedule": timedelta(seconds=REMIND_SECONDS),
                "options": {"expires": REMIND_SECONDS},
            },
        },
        "beat_schedule_filename": str(settings.VAR / "beat-schedule"),
    }


def _broker(visibility: int) -> dict[str, Any]:
    """Return where the messages go: Redis where there is one, else a folder."""
    from django.conf import settings

    if settings.REDIS_URL:
        return {
            "broker_url": settings.REDIS_URL,
            "broker_transport_options": {
                "visibility_timeout": visibility,
                "socket_connect_timeout": 2,
                # Without this a sender waits for ever for a Redis that is gone.
                "max_retries": 0,
            },
        }
    return {
        "broker_url": "filesystem://localhost",
        "broker_transport": "scrutiny.config.broker:Transport",
        "broker_transport_options": {"folder": str(settings.BROKER_FOLDER)},
    }


app = Celery("scrutiny")
app.add_defaults(configuration)
# Current in this thread only, unless it is also the default; pages are served by other threads.
app.set_default()
