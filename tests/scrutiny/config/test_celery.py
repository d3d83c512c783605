"""What Celery is told: JSON only, and times in an order that rings no running job twice."""

import threading
from typing import Any

import pytest
from celery import current_app
from pytest_django import Settings

from scrutiny.config.celery import app, configuration  # noqa: TID251


@pytest.fixture
def told(settings: Settings) -> dict[str, Any]:
    """Give the configuration on a folder broker."""
    settings.REDIS_URL = ""
    return configuration()


def test_nothing_but_json_is_read(told: dict[str, Any]) -> None:
    assert told["accept_content"] == ["json"]
    assert told["task_serializer"] == "json"


def test_a_message_is_thought_lost_only_after_its_task_must_have_ended(
    settings: Settings,
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:6379/0"
    told = configuration()
    assert (
        settings.JOB_SECONDS_MAX
        == told["task_soft_time_limit"]
        < told["task_time_limit"]
        < told["broker_transport_options"]["visibility_timeout"]
    )


def test_without_redis_messages_are_files_of_this_installation(
    told: dict[str, Any], settings: Settings
) -> None:
    assert told["broker_transport"] == "scrutiny.config.broker:Transport"
    assert told["broker_transport_options"]["folder"] == str(settings.BROKER_FOLDER)


def test_the_sweep_does_not_pile_up(told: dict[str, Any], settings: Settings) -> None:
    sweep = told["beat_schedule"]["sweep"]
    assert sweep["schedule"].total_seconds() == settings.JOB_SWEEP_SECONDS
    assert sweep["options"]["expires"] == settings.JOB_SWEEP_SECONDS
    assert told["timezone"] == "UTC"


def test_reminders_are_looked_for_every_hour(told: dict[str, Any]) -> None:
    remind = told["beat_schedule"]["remind"]
    assert remind["schedule"].total_seconds() == remind["options"]["expires"] == 3600


def test_every_thread_rings_through_this_application() -> None:
    # Celery's own default, used by threads that did not load the application, is another broker.
    names: list[str] = []
    thread = threading.Thread(target=lambda: names.append(current_app.main))
    thread.start()
    thread.join()
    assert names == [app.main] == ["scrutiny"]


def test_all_tasks_are_known_under_the_names_that_they_are_rung_by(told: dict[str, Any]) -> None:
    app.loader.import_default_modules()
    beaten = {entry["task"] for entry in told["beat_schedule"].values()}
    assert {"scrutiny.jobs.tasks.run_job", *beaten} <= set(app.tasks)
