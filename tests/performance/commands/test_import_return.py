"""`import_return`: the answer's shape, its exit codes, and that a refusal saves nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from performance.models import RestatementReason, Return
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER
from tests.performance.books import REFERRALS, book
from tests.performance.commands.running import Outcome, run
from tests.performance.ledger import added, everything
from tests.performance.returns.workbooks import workbook_bytes

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

SLUG = "children-and-families"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = book((REFERRALS, 270, 370))


def send(path: Path, *words: object, panel: str = SLUG, month: str = "2022-05") -> Outcome:
    return run("import_return", path, "--panel", panel, "--month", month, *words)


@pytest.fixture
def good(panel: Panel, tmp_path: Path) -> Path:
    """Return a file about which nothing is asked."""
    path = tmp_path / "good.xlsx"
    path.write_bytes(GOOD)
    return path


def test_the_december_return_is_taken_with_its_warnings_accepted(panel: Panel) -> None:
    words = ("--accept-warnings", "--by", "officer@example.org", "--json")
    ended = send(DECEMBER, *words, month="2022-12")
    assert ended.code == 0
    answer = ended.json
    return_ = Return.objects.get()
    assert answer["return"] == return_.pk
    assert answer["status"] == "accepted"
    assert answer["observations"] == {"new": 270, "unchanged": 0, "restated": 0, "late": 0}
    assert set(answer) == {"return", "status", "observations", "issues"}
    for issue in answer["issues"]:
        assert set(issue) == {"severity", "code", "sheet", "cell", "message"}
        assert issue["severity"] == "warning"
    assert {"C18", "J18", "L13", "N10"} <= {issue["cell"] for issue in answer["issues"]}
    assert return_.sender == User.objects.get(email="officer@example.org")


def test_a_second_time_it_points_to_the_first(good: Path) -> None:
    first = send(good, "--json").json
    before = everything()
    ended = send(good, "--json")
    assert ended.code == 0
    assert (ended.json["return"], ended.json["status"]) == (first["return"], "accepted")
    assert added(before) == {}


def test_questions_stop_it_unless_they_are_accepted(panel: Panel) -> None:
    before = everything()
    ended = send(DECEMBER, "--json", month="2022-12")
    assert ended.code == 1
    assert (ended.json["return"], ended.json["status"]) == (None, "checked")
    assert ended.json["observations"]["new"] == 270
    assert added(before) == {}


def test_a_dry_run_says_what_would_be_done_and_saves_nothing(good: Path) -> None:
    before = everything()
    ended = send(good, "--dry-run", "--json")
    assert ended.code == 0
    assert ended.json == {
        "return": None,
        "status": "checked",
        "observations": {"new": 2, "unchanged": 0, "restated": 0, "late": 0},
        "issues": [],
    }
    assert added(before) == {}


def test_in_words_it_names_the_cell_and_what_to_do(panel: Panel) -> None:
    ended = send(DECEMBER, month="2022-12")
    assert "C18" in ended.out
    assert "52 of 218" in ended.out
    assert ended.out.strip().endswith(
        "2022-12_return.xlsx: nothing saved (270 new, 0 unchanged, 0 restated, 0 late). "
        "Correct it, or add --accept-warnings."
    )


def test_the_data_date_is_kept(good: Path) -> None:
    assert send(good, "--data-date", "2022-06-08").code == 0
    assert f"{Return.objects.get().data_on}" == "2022-06-08"


PASSWORD = OLE + "EncryptedPackage".encode("utf-16-le")
OLD_EXCEL = OLE + "Workbook".encode("utf-16-le")
NO_HEADER = workbook_bytes([("Referrals", 270), ("Contacts", 9)], title="Figures")
EMPTY_SHEET = workbook_bytes([], title="Figures")
KITES = book((REFERRALS, 270, 370), ("Kites", 1, 2))

# What is wrong -> bytes, the month asked for, the finding's code, and the place it must name.
BAD_FILES = {
    "empty": (b"", "2022-05", "empty_file", "bad.xlsx"),
    "not a workbook": (b"%PDF-1.7\n%\xe2\xe3\n", "2022-05", "not_a_workbook", "bad.xlsx"),
    "text": (b"Indicator,Apr-22\r\nReferrals,9\r\n", "2022-05", "text_file", "bad.xlsx"),
    "password": (PASSWORD, "2022-05", "password_protected", "bad.xlsx"),
    "old excel": (OLD_EXCEL, "2022-05", "old_excel_file", "bad.xlsx"),
    "cut off": (GOOD[: len(GOOD) // 2], "2022-05", "damaged_file", "bad.xlsx"),
    "no header": (NO_HEADER, "2022-05", "no_header", "Figures"),
    "empty sheet": (EMPTY_SHEET, "2022-05", "no_header", "Figures"),
    "month missing": (GOOD, "2022-07", "month_missing", "July 2022"),
    "month in future": (GOOD, "2092-05", "month_in_future", "May 2092"),
    "unknown indicator": (KITES, "2022-05", "unknown_indicator", "Return!B3"),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_refused_in_words_and_leaves_nothing(
    panel: Panel, tmp_path: Path, kind: str
) -> None:
    data, month, code, place = BAD_FILES[kind]
    path = tmp_path / "bad.xlsx"
    path.write_bytes(data)
    before = everything()
    ended = send(path, "--accept-warnings", "--json", month=month)
    assert ended.code == 1
    assert (ended.json["return"], ended.json["status"]) == (None, "refused")
    assert set(ended.json["observations"].values()) == {0}
    (issue,) = [one for one in ended.json["issues"] if one["severity"] == "error"]
    assert issue["code"] == code
    assert place in issue["message"]
    assert issue["message"].endswith(".")
    assert "Traceback" not in issue["message"]
    assert added(before) == {}
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--by", "nobody@example.org"), "There is no account nobody@example.org."),
        (("--by", "member@example.org"), "may not send in returns"),
        (("--by", "director@example.org"), "may not send in returns"),
        (("--by", "administrator@example.org"), "may not send in returns"),
        (("--told-on", "2092-01-01"), "still to come"),
        (("--data-date", "2092-01-01"), "still to come"),
    ],
)
def test_who_may_not_and_what_cannot_be_is_refused(
    good: Path, words: tuple[str, ...], said: str
) -> None:
    before = everything()
    ended = send(good, *words)
    assert ended.code == 1
    assert said in ended.out + ended.error
    assert added(before) == {}


TOLD = ("--told-on", "2022-06-20")


def test_the_sender_is_not_taken_for_who_told_the_panel(good: Path) -> None:
    assert send(good, *TOLD, "--by", "officer@example.org").code == 0
    assert f"{Return.objects.get().told_on}" == "2022-06-20"
    by = {event.verb: event.by_name for event in Event.objects.all()}
    assert by["return_accepted"] == "Performance officer"
    assert by["month_published"] == "Command line"


def test_without_a_name_it_is_told_from_the_command_line(good: Path) -> None:
    assert send(good, *TOLD).code == 0
    assert f"{Return.objects.get().told_on}" == "2022-06-20"
    assert Event.objects.get(verb="month_published").by_name == "Command line"


def test_a_disabled_officer_may_not_send(good: Path) -> None:
    User.objects.filter(email="officer@example.org").update(is_active=False)
    ended = send(good, "--by", "officer@example.org")
    assert (ended.code, Return.objects.count()) == (1, 0)


def test_an_unknown_panel_is_refused_with_the_ones_there_are(good: Path) -> None:
    before = everything()
    ended = send(good, panel="kites")
    assert ended.code == 1
    assert ended.error == "There is no panel 'kites'. Panels here: children-and-families."
    assert added(before) == {}


def test_a_file_that_is_not_there_is_wrong_use(panel: Panel, tmp_path: Path) -> None:
    ended = send(tmp_path / "none.xlsx")
    assert ended.code == 2
    assert "none.xlsx" in ended.error


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("return.xlsx", "--panel", SLUG),
        ("return.xlsx", "--panel", SLUG, "--month", "December"),
        ("return.xlsx", "--panel", SLUG, "--month", "2022-13"),
        ("return.xlsx", "--panel", SLUG, "--month", "2022-12", "--told-on", "26/1/2023"),
        ("return.xlsx", "--panel", SLUG, "--month", "2022-12", "--colour", "red"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2(words: tuple[str, ...], tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "manage.py", "import_return", *words],
        cwd=settings.ROOT,
        env={"SCRUTINY_VAR": str(tmp_path), "SCRUTINY_SECRET_KEY": "x" * 50, "PATH": "/usr/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "import_return: error:" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_reason_is_given_for_all_that_was_told(good: Path, tmp_path: Path) -> None:
    assert send(good, "--told-on", "2022-06-20").code == 0
    corrected = tmp_path / "corrected.xlsx"
    corrected.write_bytes(book((REFERRALS, 271, 370)))
    dated = ("--data-date", "2022-07-08", "--json")
    before = everything()
    asked = send(corrected, *dated)
    assert (asked.code, asked.json["status"]) == (1, "checked")
    assert [issue["code"] for issue in asked.json["issues"]] == ["restated_without_reason"]
    assert added(before) == {}
    ended = send(corrected, *dated, "--because", "Counted again.")
    assert (ended.code, ended.json["status"], ended.json["issues"]) == (0, "accepted", [])
    assert RestatementReason.objects.get().reason == "Counted again."
