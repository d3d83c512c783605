"""The command answers in words or JSON, and with 0, 1 or 2."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from audits.models import Programme, Theme
from tests.audits.programme.schedules import SCHEDULE_2023, row, schedule
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

Caught = pytest.CaptureFixture[str]


def run(*arguments: str, year: str = "2023") -> None:
    call_command("import_audit_schedule", *arguments, "--year", year)


def refused(*arguments: str, year: str = "2023") -> tuple[int, str]:
    with pytest.raises(CommandError) as caught:
        run(*arguments, year=year)
    return caught.value.returncode, str(caught.value)


def answer(capsys: Caught) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_a_schedule_is_adopted_and_its_remarks_are_said(capsys: Caught) -> None:
    run(str(SCHEDULE_2023), "--by", "qa@example.org")
    said = capsys.readouterr().out
    assert "August, remark: The report is written “Monthlyreport”" in said
    assert "May: New, with 2 themes." in said
    assert said.endswith("The programme of 2023 is adopted.\n")
    assert Programme.objects.get().months.count() == 12


def test_the_same_again_is_unchanged(capsys: Caught) -> None:
    run(str(SCHEDULE_2023), "--json")
    first = answer(capsys)
    run(str(SCHEDULE_2023), "--json")
    second = answer(capsys)
    assert (first["status"], len(first["months"])) == ("adopted", 12)
    assert (second["status"], second["months"]) == ("unchanged", [])
    assert {"month": 1, "message": "Theme 2 names Q&A twice."} in second["remarks"]


def test_a_faulty_file_is_refused_with_its_places(tmp_path: Path, capsys: Caught) -> None:
    path = tmp_path / "s.csv"
    path.write_bytes(schedule(row(month="Smarch")))
    before = everything()
    assert refused(str(path), "--json") == (1, "Refused: nothing of 2023 was changed.")
    (fault,) = answer(capsys)["faults"]
    assert (fault["row"], fault["column"]) == (2, "month")
    assert refused(str(path))[0] == 1
    assert "Row 2, month: “Smarch” is no month." in capsys.readouterr().out
    assert refused(str(SCHEDULE_2023), year="1066")[0] == 1
    assert added(before) == {}


def test_who_may_not_set_up_audits_is_refused() -> None:
    code, words = refused(str(SCHEDULE_2023), "--by", "auditor@example.org")
    assert (code, words.endswith("may not set up audits. A quality assurance lead may.")) == (
        1,
        True,
    )
    assert refused(str(SCHEDULE_2023), "--by", "nobody@example.org")[0] == 1
    assert not Theme.objects.exists()


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "nowhere.csv"))[0] == 2
