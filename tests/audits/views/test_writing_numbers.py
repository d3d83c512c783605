"""Numbers in the form of an audit that a database cannot hold: each database says so in its way."""

from collections.abc import Callable

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from tests.audits.scene import AuditScene

As = Callable[[User], Client]


@pytest.mark.parametrize("theme", ["9" * 5000, "9" * 30, "9223372036854775808", "-1", "x", "\x00"])
def test_a_theme_that_no_database_can_hold_is_none_of_the_list(
    theme: str, audits: AuditScene, auditor: User, as_: As
) -> None:
    audit = audits.audit()
    form = {
        "based_on": str(audit.version),
        "writer": str(auditor.pk),
        "row_count": "2",
        "strength_themes": str(audits.themes[0].pk),
        "development_themes": theme,
    }
    answer = as_(auditor).post(f"/audits/{audit.pk}/autosave/", form)
    assert "Not yet this" in answer.json()["says"]
    assert not audit.development_themes.exists()
    assert list(audit.strength_themes.all()) == [audits.themes[0]]
