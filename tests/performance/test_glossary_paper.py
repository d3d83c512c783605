"""The glossary as an appendix: every term explained, the same for everybody, on upright sheets."""

from datetime import date

import pytest

from performance.glossary_paper import PAPER
from performance.models import GlossaryTerm
from scrutiny.accounts.models import User
from scrutiny.packs.papers import PaperKind, PaperRefused, kind_of
from scrutiny.panels.models import Panel

pytestmark = pytest.mark.django_db

KEY = "children-and-families"


def test_it_explains_every_term_in_full(panel: Panel) -> None:
    kind: PaperKind = kind_of("glossary")
    assert kind.panel(KEY) == panel
    (section,) = kind.edition(KEY, "members").sections()
    assert section.layout == "portrait"
    for term in GlossaryTerm.objects.all():
        assert f"<h2>{term.term}".replace("'", "&#x27;") in section.html
    term = GlossaryTerm.objects.get(slug="care-leaver")
    assert term.short in section.html
    assert term.explanation in section.html


def test_everybody_gets_the_same_words() -> None:
    members, public = (PAPER.edition(KEY, audience) for audience in ("members", "public"))
    assert not members.is_draft
    assert members.digest == public.digest


def test_a_changed_word_makes_another_edition() -> None:
    before = PAPER.edition(KEY, "members").digest
    GlossaryTerm.objects.filter(slug="care-leaver").update(short="Somebody who was in care.")
    assert PAPER.edition(KEY, "members").digest != before


def test_a_report_can_choose_it_where_there_is_one(panel: Panel) -> None:
    on = date(2023, 1, 18)
    assert PAPER.choices(panel, on) == [(KEY, "Glossary")]
    GlossaryTerm.objects.all().delete()
    assert PAPER.choices(panel, on) == []
    with pytest.raises(PaperRefused, match="has no terms yet"):
        PAPER.edition(KEY, "members")


def test_a_panel_that_is_not_there_has_none() -> None:
    with pytest.raises(PaperRefused, match="There is no panel 'housing'"):
        PAPER.edition("housing", "members")


def test_it_is_for_those_who_have_a_part_in_the_panel(member: User, outsider: User) -> None:
    assert PAPER.may_read(member, KEY, "members")
    assert not PAPER.may_read(outsider, KEY, "members")


def test_it_leads_to_its_page_and_names_its_file() -> None:
    assert PAPER.address(KEY) == "/glossary/"
    assert PAPER.title(KEY) == "Glossary"
    assert PAPER.file_name(KEY, "public") == "children-and-families-glossary-public.pdf"
