"""Which words are still wanting in a minute. Pure."""

import pytest

from scrutiny.meetings.ready_words import Ready, ReadyWords, wanting

FIRST = Ready("CF 2022/23 01", "That CF 2022/23 01 be accepted.")
TENTH = Ready("CF 2022/23 10", "That CF 2022/23 10 be returned.")
READY = [ReadyWords("Record it", "/there/", (FIRST, TENTH))]


@pytest.mark.parametrize(
    ("resolutions", "left"),
    [
        ([], [FIRST, TENTH]),
        ([FIRST.wording], [TENTH]),
        (["That, with thanks, CF 2022/23 01: be accepted"], [TENTH]),
        (["That CF 2022/23 100 be noted."], [FIRST, TENTH]),
        (["That ACF 2022/23 01 be noted."], [FIRST, TENTH]),
        ([TENTH.wording, FIRST.wording], []),
    ],
)
def test_what_a_resolution_is_about_already_is_not_wanting(
    resolutions: list[str], left: list[Ready]
) -> None:
    assert wanting(resolutions, READY) == tuple(one.wording for one in left)


def test_where_no_app_has_words_nothing_is_wanting() -> None:
    assert wanting(["That it be noted."], []) == ()
