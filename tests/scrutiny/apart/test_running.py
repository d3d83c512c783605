"""A process of its own ends within its limits, whatever it is given."""

import logging
from collections.abc import Iterator

import pytest

from scrutiny.apart import running

MODULE = "tests.scrutiny.apart.behaving"


def run(what: str, *, seconds: float = 20, memory_bytes: int = 100_000_000) -> bytes:
    return running.run(MODULE, [what], b"data", seconds=seconds, memory_bytes=memory_bytes)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Keep what the tests provoke out of their output."""
    logging.getLogger("scrutiny.apart").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("scrutiny.apart").setLevel(logging.NOTSET)


def test_what_it_writes_is_the_answer() -> None:
    assert run("echo") == b"data"


def test_it_may_not_grow_beyond_its_memory() -> None:
    with pytest.raises(running.Ended):
        run("grow")


def test_it_is_ended_when_its_time_is_up() -> None:
    with pytest.raises(running.OutOfTime):
        run("sleep", seconds=1)


def test_it_ends_itself_when_its_parent_does_not() -> None:
    with pytest.raises(running.OutOfTime):
        running.run(MODULE, ["spin", "1"], b"", seconds=30, memory_bytes=100_000_000)


def test_it_writes_no_file() -> None:
    with pytest.raises(running.Ended):
        run("write")


def test_it_is_told_nothing_of_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hush")
    assert b"hush" not in run("environment")
    with_one = running.run(
        MODULE, ["environment"], b"", seconds=20, memory_bytes=10**8, environment={"A_WORD": "said"}
    )
    assert b"said" in with_one


@pytest.mark.parametrize(
    ("name", "printed"),
    [("a\nb.pdf", "a b.pdf"), ("", "The file"), ("\x00", "The file"), ("x" * 500, "x" * 200)],
)
def test_a_name_is_fit_to_print(name: str, printed: str) -> None:
    assert running.printable(name) == printed
