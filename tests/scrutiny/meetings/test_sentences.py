"""Lists and stops read as a sentence has them."""

import pytest

from scrutiny.meetings.sentences import ended, listed


@pytest.mark.parametrize(
    ("words", "sentence"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_names_stand_as_a_sentence_has_them(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


@pytest.mark.parametrize(("text", "sentence"), [(" a ", "a."), ("a.", "a."), ("a?", "a?")])
def test_a_sentence_ends_with_one_stop(text: str, sentence: str) -> None:
    assert ended(text) == sentence
