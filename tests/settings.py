"""Settings of the test run: the portal's own, with nothing of this machine in them.

Only DATABASE_URL and REDIS_URL are left to choose, because they choose the suite. A test that
starts processes of its own (a worker, a web server) gives them `scrutiny.config.settings` and an
environment of their own, so that what runs there is what runs in an installation.
"""

import os
import tempfile
from pathlib import Path

for name in [name for name in os.environ if name.startswith("SCRUTINY_")]:
    if name != "SCRUTINY_CHROMIUM":
        del os.environ[name]

# Kept in a name, since the folder goes when the object does.
FOLDER = tempfile.TemporaryDirectory(prefix="scrutiny-tests-")
os.environ["SCRUTINY_VAR"] = FOLDER.name
os.environ["SCRUTINY_SECRET_KEY"] = "of the tests, and of nothing else"
os.environ["SCRUTINY_HTTPS"] = "no"
# The cast of people is the demonstration's.
os.environ["SCRUTINY_DEMONSTRATION"] = "yes"

from scrutiny.config.settings import *  # noqa: E402
from scrutiny.config.settings import DATABASES, STORAGES, VAR  # noqa: E402

# Nothing is collected for a test run; pages link to the static files as they are named.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
Path(VAR, "static").mkdir()

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a cheap one

if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"]["ENGINE"] = "tests.postgresql"
    # What a test commits need not outlive the machine.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
