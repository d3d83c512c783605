"""The analysis as a paper: issued or in draft, for members and for the public."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from pypdf import PdfReader

from audits.actions.issuing import issue
from audits.analysis.periods import period_from
from audits.models import IssuedAnalysis
from audits.papers import PAPER
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.packs import actions
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel
from tests.audits.analysed import PLANTED, the_month
from tests.audits.scene import AuditScene, moment

pytestmark = pytest.mark.django_db

KEY = "children-and-families:2023-01"
ON = date(2023, 2, 9)


def give_out(by: User, *, correction: str = "") -> IssuedAnalysis:
    """Issue January."""
    return issue(
        period=period_from("2023-01"),
        strengths="Plans are clear.",
        developments="Children are asked too late.",
        next_steps="The heads of service report in March.",
        correction=correction,
        by=by,
        now=moment(ON),
    )


def printed(audience: str) -> str:
    """Return all that an edition prints."""
    return "\n".join(section.html for section in PAPER.edition(KEY, audience).sections())


def test_figures_come_first_the_reasons_next_and_actions_last(
    january_audited: AuditScene, qa: User
) -> None:
    give_out(qa)
    edition = PAPER.edition(KEY, "members")
    sections = list(edition.sections())
    assert [one.name for one in sections] == ["Figures", "Reasons", "Actions"]
    assert {one.layout for one in sections} == {"portrait"}
    assert "15 of 30" in sections[0].html
    assert '<p class="paper-analysis__above">Grades are final' in sections[0].html
    assert "Children are asked too late." in sections[1].html
    assert "The heads of service report in March." in sections[2].html
    assert not edition.is_draft
    assert sections[0].footer.endswith("January 2023 · Members' edition")


def test_the_public_edition_has_the_same_sections_and_no_small_number(
    january_audited: AuditScene, qa: User
) -> None:
    give_out(qa)
    members, public = (list(PAPER.edition(KEY, one).sections()) for one in ("members", "public"))
    assert [one.name for one in members] == [one.name for one in public]
    assert ">1<" in members[0].html
    for count in "12345":
        assert f">{count}<" not in "".join(one.html for one in public)


def test_no_worker_and_no_case_is_in_any_edition(january_audited: AuditScene, qa: User) -> None:
    for audience in ("members", "public"):
        draft = printed(audience)
        for planted in PLANTED:
            assert planted not in draft
    give_out(qa)
    for audience in ("members", "public"):
        for planted in PLANTED:
            assert planted not in printed(audience)


def test_what_is_not_issued_is_a_draft_and_the_unit_s_own(
    audits: AuditScene, qa: User, member: User
) -> None:
    edition = PAPER.edition(KEY, "members")
    assert edition.is_draft
    assert "Draft: the figures as they are now." in printed("members")
    assert "No audits of January 2023 are in the portal." in printed("public")
    assert PAPER.may_read(qa, KEY, "members")
    assert not PAPER.may_read(member, KEY, "members")


def test_once_issued_it_is_read_by_who_reads_analyses(
    audits: AuditScene, qa: User, member: User, partner: User
) -> None:
    give_out(qa)
    assert PAPER.may_read(member, KEY, "public")
    assert not PAPER.may_read(partner, KEY, "members")
    assert not PAPER.may_read(AnonymousUser(), KEY, "public")


def test_an_edition_is_another_when_it_is_corrected(audits: AuditScene, qa: User) -> None:
    give_out(qa)
    first = PAPER.edition(KEY, "members").digest
    assert first == PAPER.edition(KEY, "members").digest
    the_month(audits)
    assert first == PAPER.edition(KEY, "members").digest
    give_out(qa, correction="Audits came in late.")
    assert first != PAPER.edition(KEY, "members").digest
    assert "Audits came in late." in printed("public")


def test_reports_may_take_what_was_issued_by_their_day(
    audits: AuditScene, panel: Panel, qa: User
) -> None:
    assert PAPER.choices(panel, ON) == []
    give_out(qa)
    assert PAPER.choices(panel, ON) == [(KEY, "Audits: January 2023")]
    assert PAPER.choices(panel, date(2023, 2, 8)) == []


def test_it_says_what_it_is_and_where_it_is_shown(panel: Panel) -> None:
    assert PAPER.title(KEY).endswith("audits of casework, January 2023")
    assert PAPER.address(KEY) == "/audits/analysis/2023-01/"
    assert PAPER.file_name(KEY, "public") == "children-and-families-audits-2023-01-public.pdf"
    assert PAPER.panel(KEY) == panel


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("nowhere:2023-01", "There is no panel"),
        ("children-and-families:2023-1", "is not a period"),
        ("children-and-families", "is not a period"),
        ("children-and-families:2099", "2099 has not begun"),
    ],
)
def test_a_key_of_nothing_is_refused_in_words(db: None, key: str, why: str) -> None:
    with pytest.raises(PaperRefused, match=why):
        PAPER.panel(key)


def test_the_printed_paper_is_tagged_and_names_nobody(
    january_audited: AuditScene, qa: User, tmp_path: Path
) -> None:
    give_out(qa)
    out = tmp_path / "audits.pdf"
    named = {"panel": "children-and-families", "period": "2023-01", "audience": "public"}
    call_command("build_pack", "audits", out=out, **named)
    reader = PdfReader(out)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "What happens next" in text
    assert "/StructTreeRoot" in reader.root_object
    for planted in PLANTED:
        assert planted not in text


def test_a_draft_pack_is_the_unit_s_own(
    audits: AuditScene, qa: User, officer: User, member: User
) -> None:
    build = actions.request(kind="audits", key=KEY, audience=Build.Audience.MEMBERS, by=qa)
    assert build.is_draft
    assert [may(user, "pack.download", build) for user in (qa, officer, member)] == [
        True,
        False,
        False,
    ]
    give_out(qa)
    issued = actions.request(kind="audits", key=KEY, audience=Build.Audience.MEMBERS, by=qa)
    assert [may(user, "pack.download", issued) for user in (qa, officer, member)] == [True] * 3
