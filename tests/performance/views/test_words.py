"""The pages that explain: the glossary, the rules behind every sentence, the checks on a return."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from performance.analysis.explanations import RULES
from performance.models import GlossaryTerm, IndicatorVersion
from performance.returns.answers import WORDS, Answer
from performance.returns.checks import CHECKS
from performance.returns.faults import FAULTS
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

As = Callable[[User], Client]


def test_every_term_is_explained_at_its_anchor(as_: As, panel: Panel, member: User) -> None:
    page = as_(member).get("/glossary/").text
    terms = GlossaryTerm.objects.all()
    assert len(terms) > 20
    for term in terms:
        assert f'id="{term.slug}"' in page


def test_every_term_that_a_definition_uses_is_in_the_glossary(panel: Panel) -> None:
    used = {slug for version in IndicatorVersion.objects.all() for slug in version.terms}
    assert used
    assert used <= set(GlossaryTerm.objects.values_list("slug", flat=True))


def test_an_empty_glossary_says_what_to_do(as_: As, panel: Panel, member: User) -> None:
    GlossaryTerm.objects.all().delete()
    assert "No terms yet" in as_(member).get("/glossary/").text


def test_every_rule_has_its_anchor(as_: As, panel: Panel, member: User) -> None:
    page = as_(member).get("/rules/").text
    for code, rule in RULES.items():
        assert f'id="{code.replace(" ", "-")}"' in page
        assert rule.heading in page.replace("&#x27;", "'")


def test_every_sentence_of_a_month_leads_to_a_rule_that_is_there(
    as_: As, october_and_december_told: object, member: User
) -> None:
    client = as_(member)
    overview = client.get("/panels/children-and-families/2022-12/").text
    pages = set(re.findall(r'href="(/panels/[^"]+/indicators/\w+/)"', overview))
    assert len(pages) == 30
    linked = {
        anchor
        for page in pages
        for anchor in re.findall(r"/rules/#([\w-]+)", client.get(page).text)
    }
    assert len(linked) > 5
    there = set(re.findall(r'<h2[^>]* id="([\w-]+)"', client.get("/rules/").text))
    assert linked <= there


@pytest.mark.parametrize("path", ["/glossary/", "/rules/"])
def test_words_are_only_read(as_: As, panel: Panel, member: User, path: str) -> None:
    assert as_(member).post(path).status_code == 405


def test_every_check_and_every_fault_of_a_file_is_listed_with_what_can_be_answered(
    as_: As, panel: Panel, officer: User
) -> None:
    page = as_(officer).get("/returns/checks/").text
    plain = page.replace("_<wbr>", "_")
    for code in {check.code for check in CHECKS} | {fault.code for fault in FAULTS}:
        assert f"<code>{code}</code>" in plain
    for words in ("The file", "refuses the file", "leaves the cell out", "until answered"):
        assert words in plain
    assert WORDS[Answer.FRACTION] in plain
    assert "the counts behind it disagree; being checked" in plain
    assert "{" not in page.split("<main")[1]


def test_the_list_of_checks_is_for_those_who_see_returns(
    as_: As, panel: Panel, lead: User, member: User
) -> None:
    assert as_(lead).get("/returns/checks/").status_code == 200
    assert as_(member).get("/returns/checks/").status_code == 403
