"""Settings from the environment: read as meant, or refused at the start with a sentence."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from scrutiny.config import environment  # noqa: TID251

NAME = "SCRUTINY_OF_A_TEST"


def test_a_variable_that_is_not_set_is_its_default() -> None:
    assert environment.text(NAME, "default") == "default"
    assert environment.switch(NAME, True) is True
    assert environment.number(NAME, 7) == 7
    assert environment.words(NAME, "a,b") == ["a", "b"]


def test_a_secret_may_be_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("of the file\n")
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "key"))
    monkeypatch.setenv(NAME, "of the environment")
    assert environment.text(NAME) == "of the file"


@pytest.mark.parametrize(
    ("written", "means"),
    [
        *((word, True) for word in ("yes", "TRUE", "1", "on")),
        *((word, False) for word in ("no", "False", "0", "off", "")),
    ],
)
def test_a_switch_is_yes_or_no(written: str, means: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, written)
    assert environment.switch(NAME, not means) is means


@pytest.mark.parametrize("written", ["ja", "y", "2", "yes please"])
def test_anything_else_stops_the_start(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, written)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME} is '{written}'. Write yes or no."):
        environment.switch(NAME, False)


@pytest.mark.parametrize("written", ["", "4.5", "many"])
def test_a_number_is_whole(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, written)
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        environment.number(NAME, 1)
    monkeypatch.setenv(NAME, "12")
    assert environment.number(NAME, 1) == 12


def test_words_come_without_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " a.example , b.example,, ")
    assert environment.words(NAME) == ["a.example", "b.example"]
