"""The data files of audits are loaded by the actions, and loading again changes nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from audits import loading
from audits.definitions import AuditFiles, load_audit_files
from audits.models import Auditor, ServiceArea, Team
from scrutiny.panels.models import Person, Post
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db


def files() -> AuditFiles:
    return load_audit_files(
        Path(settings.ROOT) / "fixtures",
        posts=set(Post.objects.values_list("slug", flat=True)),
        persons=set(Person.objects.values_list("slug", flat=True)),
    )


def test_the_register_holds_what_the_files_say() -> None:
    auditors = {one.person.slug: one for one in Auditor.objects.select_related("person", "team")}
    assert auditors["practice-manager"].team == Team.objects.get(slug="jigsaw")
    assert auditors["partner-auditor"].to_on == date(2099, 12, 31)
    assert auditors["auditor-6"].trained_on is None
    assert Team.objects.get(slug="permanency").lead_post.slug == "head-of-resources"
    assert Team.objects.get(slug="jigsaw").lead_post.slug == "head-of-safeguarding"


def test_loading_again_changes_no_row_and_no_history() -> None:
    before = everything()
    loading.load(files())
    assert added(before) == {}


def test_a_change_of_the_files_is_brought_in() -> None:
    said = files()
    area = said.areas[0].model_copy(update={"name": "Front door"})
    loading.load(replace(said, areas=(area, *said.areas[1:])))
    assert ServiceArea.objects.get(slug="assessment-and-early-help").name == "Front door"


def test_a_last_day_that_was_given_on_the_page_is_not_taken_back() -> None:
    Auditor.objects.filter(person__slug="auditor-2").update(to_on=date(2023, 3, 31))
    loading.load(files())
    assert Auditor.objects.get(person__slug="auditor-2").to_on == date(2023, 3, 31)
