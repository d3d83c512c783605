"""A command in an installation without its settings says what is missing, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def test_a_missing_key_is_one_sentence_and_wrong_use(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SCRUTINY_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    ended = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check"],
        env={**kept, "SCRUTINY_VAR": str(tmp_path)},
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("SCRUTINY_SECRET_KEY is not set.")
    assert "Traceback" not in ended.stderr
