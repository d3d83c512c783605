"""What the web process carries: heavy libraries belong to workers, commands, child processes.

One import at the top of a module that a view reaches is enough to bring one of them in.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, new_installation

pytestmark = pytest.mark.any_database

KEPT_OUT = ("weasyprint", "openpyxl", "pandas", "numpy", "PIL", "fontTools", "playwright", "pytest")

PAGES = (
    "/panels/children-and-families/2022-12/",
    "/panels/children-and-families/2022-12/indicators/REF02/",
    "/returns/",
    "/returns/upload/",
    "/returns/1/",
    "/glossary/",
    "/rules/",
    "/audits/analysis/",
)

# Signs in past the form, so that a password costs no time, and asks through the WSGI application's
# own middleware. Prints the status of each page, then the names of all modules there are.
WEB_PROCESS = """
import json, sys
from django.conf import settings
from django.utils.module_loading import import_string
import_string(settings.WSGI_APPLICATION)
from django.test import Client
from scrutiny.accounts.models import User
client = Client(SERVER_NAME="localhost")
statuses = {"/accounts/login/": client.get("/accounts/login/").status_code}
client.force_login(User.objects.get(email="officer@example.org"))
for page in sys.argv[1:]:
    statuses[page] = client.get(page).status_code
print(json.dumps({"statuses": statuses, "modules": sorted(sys.modules)}))
"""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Give an installation with the demonstration's data in it."""
    folder: Path = tmp_path_factory.mktemp("web")
    with new_installation(folder, database="sqlite", broker="folder") as made:
        made.manage("collectstatic", "--noinput", "--verbosity=0")
        made.manage("load_demo")
        yield made


def test_serving_pages_brings_none_of_the_heavy_libraries_in(demonstration: Installation) -> None:
    said = json.loads(demonstration.run("-c", WEB_PROCESS, *PAGES).stdout.splitlines()[-1])
    assert set(said["statuses"].values()) == {200}, said["statuses"]
    assert "performance.told.board" in said["modules"]
    assert not set(KEPT_OUT) & set(said["modules"])
