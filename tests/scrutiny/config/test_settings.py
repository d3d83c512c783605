"""What an installation is when it starts: in earnest, as a demonstration, without its key."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
ASKED = """
import json
from scrutiny.config import settings as s
print(json.dumps({name: getattr(s, name) for name in dir(s) if name.isupper()}, default=str))
"""


def start(var: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own and print them."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("SCRUTINY_") and not name.endswith("_URL")
    }
    return subprocess.run(
        [sys.executable, "-c", ASKED],
        cwd=ROOT,
        env=clean | {"SCRUTINY_VAR": str(var)} | env,
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(var: Path, **env: str) -> dict[str, Any]:
    done = start(var, **env)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_live_installation_does_not_start_without_its_key(tmp_path: Path) -> None:
    done = start(tmp_path)
    assert done.returncode != 0
    assert "SCRUTINY_SECRET_KEY is not set" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_demonstration_makes_its_key_once_and_for_itself_alone(tmp_path: Path) -> None:
    keys = {settings_of(tmp_path, SCRUTINY_DEMONSTRATION="yes")["SECRET_KEY"] for _ in range(2)}
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


LIVE = {
    "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    "CSRF_COOKIE_SECURE": True,
    "DEBUG": False,
    "IS_DEMONSTRATION": False,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_SECONDS": 31536000,
    "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    "SECURE_SSL_REDIRECT": True,
    "SESSION_COOKIE_SECURE": True,
    "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
    "X_FRAME_OPTIONS": "DENY",
}
DEMONSTRATION = {
    "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
    "DEBUG": False,
    "SECURE_HSTS_SECONDS": 0,
    "SECURE_PROXY_SSL_HEADER": None,
    "SECURE_SSL_REDIRECT": False,
    "SESSION_COOKIE_SECURE": False,
}


def test_a_live_installation_is_strict_unless_it_is_told_otherwise(tmp_path: Path) -> None:
    found = settings_of(tmp_path, SCRUTINY_SECRET_KEY="k" * 60)
    assert {name: found[name] for name in LIVE} == LIVE
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]


def test_a_demonstration_serves_without_tls_and_still_hides_its_faults(tmp_path: Path) -> None:
    found = settings_of(tmp_path, SCRUTINY_DEMONSTRATION="yes")
    assert {name: found[name] for name in DEMONSTRATION} == DEMONSTRATION


def test_the_database_and_the_broker_are_what_the_environment_says(tmp_path: Path) -> None:
    key = {"SCRUTINY_SECRET_KEY": "k" * 60}
    embedded = settings_of(tmp_path, **key)["DATABASES"]["default"]
    assert embedded["NAME"] == str(tmp_path / "portal.sqlite3")
    assert embedded["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    served = settings_of(
        tmp_path,
        **key,
        DATABASE_URL="postgres://someone:pw@db.example/portal",
        REDIS_URL="redis://redis.example/0",
    )
    assert served["DATABASES"]["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert served["DATABASES"]["default"]["HOST"] == "db.example"
    assert served["REDIS_URL"] == "redis://redis.example/0"


def test_messages_are_printed_until_there_is_a_mail_server(tmp_path: Path) -> None:
    key = {"SCRUTINY_SECRET_KEY": "k" * 60}
    assert settings_of(tmp_path, **key)["EMAIL_BACKEND"].endswith("console.EmailBackend")
    password = tmp_path / "password"
    password.write_text("secret\n", encoding="utf-8")
    found = settings_of(
        tmp_path,
        **key,
        SCRUTINY_EMAIL_HOST="mail.example",
        SCRUTINY_EMAIL_USER="portal",
        SCRUTINY_EMAIL_PASSWORD_FILE=str(password),
    )
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", 587)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("portal", "secret")
    assert found["EMAIL_USE_TLS"] is True
    plain = settings_of(
        tmp_path,
        **key,
        SCRUTINY_EMAIL_HOST="mail.example",
        SCRUTINY_EMAIL_PORT="25",
        SCRUTINY_EMAIL_TLS="no",
    )
    assert (plain["EMAIL_PORT"], plain["EMAIL_USE_TLS"]) == (25, False)


@pytest.mark.parametrize(
    ("name", "value"), [("SCRUTINY_HTTPS", "perhaps"), ("SCRUTINY_JOB_ATTEMPTS", "a few")]
)
def test_a_variable_that_makes_no_sense_stops_the_start(
    name: str, value: str, tmp_path: Path
) -> None:
    done = start(tmp_path, **{"SCRUTINY_SECRET_KEY": "k" * 60, name: value})
    assert done.returncode != 0
    assert f"{name} is '{value}'." in done.stderr
