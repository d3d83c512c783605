"""`observations` and `ratings`: what other programs read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import REFERRALS, book
from tests.performance.commands.running import run
from tests.performance.conftest import Send
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

RATINGS = ("--panel", "children-and-families", "--month", "2022-12", "--json")


def test_a_figure_comes_with_its_fraction_and_first_cell(import_return: ImportReturn) -> None:
    imported = import_return(DECEMBER, "2022-12")
    assert imported.return_ is not None
    rows = run("observations", "--indicator", "REF02", "--json").json
    assert rows[-1] == {
        "period": "2022-12",
        "value": "29.77",
        "numerator": 89,
        "denominator": 299,
        "state": None,
        "return": imported.return_.pk,
        "cells": ["K6", "K19"],
    }
    assert [row["period"] for row in rows] == [f"2022-{month:02}" for month in range(4, 13)]


def test_a_state_has_no_value(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    row = run("observations", "--indicator", "CLA10", "--json").json[-1]
    assert (row["value"], row["numerator"], row["state"]) == (None, None, "to be confirmed")


def test_a_whole_number_has_no_decimals(send: Send) -> None:
    send(book((REFERRALS, 270, 1_370)))
    rows = run("observations", "--indicator", "REF01", "--json").json
    assert [row["value"] for row in rows] == ["270", "1370"]


def test_more_months_cost_no_more_queries(send: Send) -> None:
    send(book((REFERRALS, 270), months=("Apr-22",)), "2022-04")
    with CaptureQueriesContext(connection) as few:
        assert len(run("observations", "--indicator", "REF01", "--json").json) == 1
    columns = ("Apr-22", "May-22", "Jun-22", "Jul-22")
    send(book((REFERRALS, 270, 370, 380, 390), months=columns), "2022-07")
    with CaptureQueriesContext(connection) as more:
        assert len(run("observations", "--indicator", "REF01", "--json").json) == 4
    assert len(more) == len(few)


def test_as_at_a_day_it_says_what_was_told_by_then(import_return: ImportReturn) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12", told_on=date(2023, 1, 26))

    def of_october(*words: str) -> str | None:
        rows = run("observations", "--indicator", "REF02", "--json", *words).json
        found: dict[str, str] = {row["period"]: row["value"] for row in rows}
        return found.get("2022-10")

    assert of_october() == "27.17"
    assert of_october("--as-at", "2023-01-26") == "27.17"
    assert of_october("--as-at", "2023-01-25") == "23.91"
    assert of_october("--as-at", "2022-11-23") is None


def test_figures_of_an_unknown_indicator_are_refused(panel: Panel) -> None:
    ended = run("observations", "--indicator", "KITE1", "--json")
    assert (ended.code, ended.error) == (1, "There is no indicator 'KITE1'.")


def test_an_indicator_without_figures_has_an_empty_list(panel: Panel) -> None:
    ended = run("observations", "--indicator", "REF02", "--json")
    assert (ended.code, ended.json) == (0, [])


def test_figures_are_listed_in_words_as_well(send: Send) -> None:
    send(book((REFERRALS, 270, "TBC")))
    lines = run("observations", "--indicator", "REF01").out.splitlines()
    assert lines == ["2022-04  270", "2022-05  to be confirmed"]


def test_ratings_count_every_indicator_once(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    before = everything()
    ratings = run("ratings", *RATINGS).json
    assert set(ratings) == {"red", "amber", "green", "not_rated", "by_indicator"}
    words = list(ratings["by_indicator"].values())
    for word in ("red", "amber", "green", "not_rated"):
        assert ratings[word] == words.count(word)
    assert len(words) == 30
    assert ratings["by_indicator"]["REF02"] == "red"
    assert ratings["by_indicator"]["CP02"] == "green"
    assert ratings["by_indicator"]["CLA10"] == "not_rated"
    assert added(before) == {}


def test_ratings_are_listed_in_words_as_well(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    assert "REF02    red" in run("ratings", *RATINGS[:-1]).out.splitlines()


def test_ratings_before_the_first_return_are_refused(panel: Panel) -> None:
    ended = run("ratings", *RATINGS)
    assert (ended.code, ended.error) == (
        1,
        "No return has been accepted yet. Import one first.",
    )


def test_ratings_of_an_unknown_panel_are_refused(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    ended = run("ratings", "--panel", "kites", "--month", "2022-05", "--json")
    assert ended.code == 1
    assert "There is no panel 'kites'" in ended.error
