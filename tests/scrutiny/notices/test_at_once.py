"""Several processes and threads that remind at the same moment send each letter once."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.installation import ROOT, Installation, installation, installation_of_module
from tests.scrutiny.notices.errands import PEOPLE

__all__ = ["installation", "installation_of_module"]

ERRANDS = "tests.scrutiny.notices.errands"


def test_runs_at_once_send_each_letter_once(installation: Installation, tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    installation.run("-m", ERRANDS, "people")
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", ERRANDS, "remind"],
            cwd=ROOT,
            env=installation.env | {"LETTERS": os.fspath(letters)},
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        _, faults = process.communicate(timeout=60)
        assert (process.returncode, faults) == (0, "")
    sent = Counter(letters.read_text(encoding="utf-8").split())
    assert sent == {f"{number}@example.org": 1 for number in range(PEOPLE)}
    assert installation.rows("SELECT count(*) FROM notices_reminder") == [(PEOPLE,)]
