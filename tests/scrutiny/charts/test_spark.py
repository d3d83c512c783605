"""The small chart beside a figure."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.charts import Mark, Point, sparkline
from tests.scrutiny.charts.drawings import SVG, parse, places, size

figures = st.lists(st.one_of(st.none(), st.floats(-1e9, 1e9)), max_size=40)


@settings(deadline=None)
@given(
    figures,
    st.one_of(st.none(), st.floats(-1e9, 1e9)),
    st.sampled_from(Mark),
    st.text(max_size=40),
)
def test_any_series_is_well_formed_and_stays_inside(
    values: list[float | None], target: float | None, mark: Mark, title: str
) -> None:
    points = [Point("May 2022", value) for value in values]
    drawing = sparkline(
        points, prefix="s", title=title, description=title, target=target, mark=mark
    )
    root = parse(drawing)
    width, height = size(root)
    for x, y in places(root):
        assert 0 <= x <= width
        assert 0 <= y <= height
    assert "style" not in root.attrib


def test_a_series_without_figures_is_a_level_dashed_line() -> None:
    root = parse(sparkline([Point("May 2022", None)], prefix="s", title="t", description="none"))
    assert len(list(root.iter(f"{SVG}path"))) == 1


def test_the_rating_may_be_given_by_its_word() -> None:
    assert "#00703c" in sparkline(
        [Point("May 2022", 3)], prefix="s", title="t", description="d", mark="green"
    )


def test_a_rating_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="purple"):
        sparkline([Point("May", 3)], prefix="s", title="t", description="d", mark="purple")


def test_a_gap_stays_a_gap() -> None:
    points = [Point("May 2022", value) for value in (1.0, 2.0, None, 4.0, 3.0)]
    root = parse(sparkline(points, prefix="s", title="t", description="d"))
    assert len([n for n in root.iter(f"{SVG}path") if n.attrib["fill"] == "none"]) == 2
