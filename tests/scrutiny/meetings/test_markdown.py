"""Markdown is drawn safe: HTML as it was typed, no pictures, links to where readers can go."""

import pytest

from scrutiny.meetings.markdown import blocks_of, html_of, leads_out, plain_of, references_in


def test_html_is_shown_as_it_was_typed() -> None:
    drawn = html_of('<script>go()</script> and <b onclick="go()">bold</b>')
    assert "<script" not in drawn
    assert "<b" not in drawn
    assert "&lt;script&gt;go()&lt;/script&gt;" in drawn


@pytest.mark.parametrize(
    "address",
    [
        "javascript:go()",
        "JavaScript:go()",
        "file:///share/plan.docx",
        "data:text/html,x",
        "pack:item-9",
        "/meetings/3/",
        "//elsewhere.example/x",
        "#top",
        "plan.docx",
    ],
)
def test_a_link_that_readers_cannot_follow_is_none(address: str) -> None:
    assert not leads_out(address)
    assert "<a" not in html_of(f"[here]({address})")
    assert "<a" not in html_of(f"[here]\n\n[here]: {address}")


@pytest.mark.parametrize(
    "address", ["https://www.gov.uk/x", "http://example.org", "mailto:desk@example.org"]
)
def test_a_link_to_a_page_or_a_mail_address_is_one(address: str) -> None:
    assert leads_out(address)
    assert f'<a href="{address}"' in html_of(f"[here]({address})")


def test_a_picture_is_never_drawn() -> None:
    assert "<img" not in html_of("![chart](https://example.org/x.png)")


def test_headings_stand_below_those_of_the_page() -> None:
    assert html_of("# One\n\n###### Six") == "<h3>One</h3>\n<h6>Six</h6>\n"


def test_the_head_of_a_table_says_of_which_direction_it_is() -> None:
    assert '<th scope="col">Year</th>' in html_of("| Year | Visits |\n|---|---|\n| 2022 | 4 |")


def test_a_text_falls_into_its_blocks() -> None:
    blocks = blocks_of("One.\n\n- two\n- three\n\n> four\n\nFive.\n\n---")
    assert [block.is_paragraph for block in blocks] == [True, False, False, True, False]
    assert blocks[1].html.startswith("<ul>")
    assert "".join(block.html for block in blocks) == html_of(
        "One.\n\n- two\n- three\n\n> four\n\nFive.\n\n---"
    )


def test_every_reference_is_found_wherever_it_stands() -> None:
    text = "[a](x)\n\n- ![b](y)\n\n| c |\n|---|\n| <file:///z> |\n\n[d]\n\n[d]: w"
    found = [(one.address, one.words, one.is_picture) for one in references_in(text)]
    assert found == [
        ("x", "a", False),
        ("y", "b", True),
        ("file:///z", "file:///z", False),
        ("w", "d", False),
    ]


def test_code_that_looks_like_a_link_is_no_reference() -> None:
    assert references_in("`[a](file:///x)`") == ()


def test_the_words_alone_are_for_counting() -> None:
    assert plain_of("**Visits** were [late](https://x.example).") == "Visits were late."
