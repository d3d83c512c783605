"""A folder in which the demonstration was set up stays one for later commands."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SAYS = "from django.conf import settings; print(settings.IS_DEMONSTRATION)"


@pytest.mark.parametrize("is_marked", [True, False])
def test_the_mark_says_whether_it_is_a_demonstration(tmp_path: Path, is_marked: bool) -> None:
    if is_marked:
        (tmp_path / "demonstration").touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SCRUTINY_")}
    said = subprocess.run(
        [sys.executable, "-c", SAYS],
        env={
            **kept,
            "SCRUTINY_VAR": str(tmp_path),
            "SCRUTINY_SECRET_KEY": "of this test",
            "DJANGO_SETTINGS_MODULE": "scrutiny.config.settings",
        },
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == str(is_marked)
