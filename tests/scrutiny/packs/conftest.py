"""What the tests of packs share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from performance.models import Return
from scrutiny.accounts.models import User
from scrutiny.jobs import running
from scrutiny.jobs.models import Job
from scrutiny.packs import actions
from scrutiny.packs.asking import jobs_of
from scrutiny.packs.models import Build
from tests.installation import installation, installation_of_module
from tests.scrutiny.packs.papers import KEY, LEAFLET, Leaflet
from tests.scrutiny.packs.printing import Printer

__all__ = ["installation", "installation_of_module"]

Ask = Callable[..., Build]
Work = Callable[[Build], Build]


@pytest.fixture
def leaflet(settings: Settings, db: None, tmp_path: Path) -> Iterator[Leaflet]:
    """Give the paper kind of the tests, as it is before a test changes it."""
    del db
    settings.PAPER_KINDS = settings.PAPER_KINDS | {"leaflet": f"{Leaflet.__module__}.LEAFLET"}
    settings.FILES_FOLDER = tmp_path / "files"
    LEAFLET.__dict__.update(Leaflet().__dict__)
    yield LEAFLET
    LEAFLET.__dict__.update(Leaflet().__dict__)


@pytest.fixture
def ask(leaflet: Leaflet) -> Ask:
    """Give a way to ask for the leaflet."""

    def asked(audience: str = "members", by: User | None = None) -> Build:
        return actions.request(kind="leaflet", key=KEY, audience=Build.Audience(audience), by=by)

    return asked


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    """Give a printer that lays nothing out, in place of the real one."""
    made = Printer()
    monkeypatch.setattr("scrutiny.packs.render.to_pdf", made.to_pdf)
    return made


def job_of(build: Build, kind: str = "build_pack") -> Job:
    """Return the job of a kind that is done for a build."""
    return Job.objects.get(kind=kind, subject_id=str(build.pk))


@pytest.fixture
def work(db: None) -> Work:
    """Give a worker: it does each job that the build waits for once and returns the build."""
    del db

    def worked(build: Build) -> Build:
        tried: set[int] = set()
        while todo := [job_id for job_id in jobs_of(build) if job_id not in tried]:
            running.run(todo[0])
            tried.add(todo[0])
        build.refresh_from_db()
        return build

    return worked


@pytest.fixture
def december(december_told: Return) -> str:
    """Return the key of the December 2022 paper, told to the panel."""
    return "children-and-families:2022-12"
