"""The line chart: well-formed whatever the figures, and no words on other words."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.charts import Band, Break, LineChart, Mark, Pin, Point, Reference, line_chart
from tests.scrutiny.charts.drawings import SVG, boxes, parse, places, size

MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December")
RE_REFERRALS = (21.1, 20.5, 23.7, 25.5, 27.6, 29.6, 27.2, 26.1, 29.8)

figures = st.one_of(st.none(), st.floats(-1e6, 1e6), st.just(float("nan")))
said = st.text(max_size=60)
points = st.lists(
    st.builds(
        Point,
        label=st.one_of(st.sampled_from([f"{m} 2022" for m in MONTHS]), said),
        value=figures,
        note=said,
        is_restated=st.booleans(),
        interval=st.none() | st.tuples(st.floats(-1e6, 0), st.floats(0, 1e6)),
    ),
    max_size=30,
).map(tuple)
references = st.builds(Reference, label=said, value=st.floats(-1e6, 1e6))
charts = st.builds(
    LineChart,
    title=said,
    description=said,
    points=points,
    format=st.sampled_from([lambda v: f"{v:.0f}%", lambda v: f"{v:,.2f}"]),
    mark=st.sampled_from(Mark),
    target=st.one_of(st.none(), references),
    references=st.lists(references, max_size=4).map(tuple),
    bands=st.lists(
        st.builds(
            Band,
            lower=st.floats(-1e6, 0),
            upper=st.floats(0, 1e6),
            label=said,
            from_index=st.integers(0, 5),
            to_index=st.integers(5, 29),
        ),
        max_size=2,
    ).map(tuple),
    interval_label=said,
    breaks=st.lists(st.builds(Break, index=st.integers(0, 32), label=said), max_size=4).map(tuple),
    pins=st.lists(st.builds(Pin, index=st.integers(0, 32), label=said, note=said), max_size=5).map(
        tuple
    ),
    empty=said,
)


def _months(values: tuple[float | None, ...]) -> tuple[Point, ...]:
    return tuple(
        Point(f"{month} 2022", value) for month, value in zip(MONTHS, values, strict=False)
    )


def _chart(values: tuple[float | None, ...] = RE_REFERRALS, mark: Mark = Mark.RED) -> LineChart:
    return LineChart(
        title="Re-referrals in 12 months",
        description="From 21% in April to 30% in December 2022; the target is at most 23%.",
        points=_months(values),
        format=lambda value: f"{value:.0f}%",
        mark=mark,
        target=Reference("Target at most 23%", 23),
    )


@settings(max_examples=60, deadline=None)
@given(charts, st.sampled_from([240, 360, 720]))
def test_any_chart_is_well_formed_with_everything_inside(chart: LineChart, asked: float) -> None:
    root = parse(line_chart(chart, prefix="c", width=asked))
    width, height = size(root)
    for x, y in places(root):
        assert -1 <= x <= width + 1
        assert -1 <= y <= height + 1
    for box in boxes(root):
        assert box.left >= -1, box
        assert box.right <= width + 1, box
        assert box.top >= -1, box
        assert box.bottom <= height + 1, box


@settings(max_examples=60, deadline=None)
@given(charts, st.sampled_from([360, 720]))
def test_no_words_lie_on_other_words(chart: LineChart, asked: float) -> None:
    if chart.last is not None and chart.last < len(chart.points) - 1:
        return  # its last figure is written inside the field; tested below
    words = boxes(parse(line_chart(chart, prefix="c", width=asked)))
    for one, other in combinations(words, 2):
        assert not one.touches(other), (one, other)


def test_words_are_escaped() -> None:
    chart = LineChart(
        title='<script>"&\x00',
        description="5 < 6 & 7",
        points=(Point("<b>", 1.0, note="a & b"),),
        target=Reference("</text>", 1),
    )
    root = parse(line_chart(chart, prefix='a"b'))
    assert root.findtext(f"{SVG}title") == '<script>"&'
    assert root.findtext(f"{SVG}desc") == "5 < 6 & 7"
    assert "</text>" in [box.text for box in boxes(root)]


def test_a_drawing_names_itself_by_its_own_ids() -> None:
    root = parse(line_chart(_chart(), prefix="ref02"))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == "ref02-title ref02-desc"
    assert root.find(f"{SVG}title").attrib["id"] == "ref02-title"  # type: ignore[union-attr]


def test_nothing_is_styled_by_attribute_or_sheet() -> None:
    drawing = line_chart(_chart(), prefix="c")
    assert "style" not in drawing
    assert "class=" not in drawing


def test_a_gap_stays_a_gap() -> None:
    drawing = line_chart(_chart((21.1, 20.5, None, 25.5, 27.6)), prefix="c")
    lines = [n for n in parse(drawing).iter(f"{SVG}path") if n.attrib.get("stroke-width") == "2"]
    assert len(lines) == 2


def test_a_single_figure_is_drawn_as_its_mark() -> None:
    root = parse(line_chart(_chart((21.1,)), prefix="c"))
    assert not [n for n in root.iter(f"{SVG}path") if n.attrib.get("stroke-width") == "2"]
    assert "21%" in [box.text for box in boxes(root)]


def test_no_figures_say_so() -> None:
    root = parse(line_chart(_chart((None, None)), prefix="c"))
    assert [box.text for box in boxes(root)] == ["No figures"]


def test_every_rating_has_a_shape_of_its_own() -> None:
    last = [
        line_chart(_chart(mark=mark), prefix="c").rsplit("<g>", 1)[1].split("fill=")[0]
        for mark in Mark
    ]
    assert len(set(last)) == len(Mark)


def test_the_line_stops_at_a_break_of_the_series() -> None:
    whole = line_chart(LineChart("t", "d", _months(RE_REFERRALS)), prefix="p")
    broken = LineChart("t", "d", _months(RE_REFERRALS), breaks=(Break(3, "Counted anew"),))
    assert line_chart(broken, prefix="p").count("<path") == whole.count("<path") + 1


def test_a_break_outside_the_series_is_left_out() -> None:
    chart = LineChart("t", "d", _months(RE_REFERRALS), breaks=(Break(20, "Later"),))
    assert "Later" not in line_chart(chart, prefix="c")


def test_a_pin_is_a_whole_line_with_a_head_that_says_more_than_its_words() -> None:
    pin = Pin(3, "asked for", "6 July 2022: asked for")
    root = parse(line_chart(LineChart("t", "d", _months(RE_REFERRALS), pins=(pin,)), prefix="c"))
    (group,) = [
        node
        for node in root.iter(f"{SVG}g")
        if node.findtext(f"{SVG}title") == "6 July 2022: asked for"
    ]
    line, head = group.find(f"{SVG}line"), group.find(f"{SVG}path")
    assert line is not None
    assert head is not None
    assert "stroke-dasharray" not in line.attrib, "only a break is dashed"
    (point,) = [n for n in root.iter(f"{SVG}g") if n.findtext(f"{SVG}title") == "July 2022: 25.5"]
    assert line.attrib["x1"] == line.attrib["x2"] == point.find(f"{SVG}circle").attrib["cx"]  # type: ignore[union-attr]
    assert "asked for" in [box.text for box in boxes(root)]


def test_pins_of_one_month_stand_above_each_other() -> None:
    pins = (Pin(3, "asked for"), Pin(3, "done"), Pin(4, "accepted"))
    chart = LineChart("t", "d", _months(RE_REFERRALS), pins=pins)
    words = boxes(parse(line_chart(chart, prefix="c", width=360)))
    of_pins = [box for box in words if box.text in {pin.label for pin in pins}]
    assert len({box.bottom for box in of_pins}) == 3


def test_a_pin_outside_the_series_or_without_words_is_left_out() -> None:
    plain = line_chart(LineChart("t", "d", _months(RE_REFERRALS)), prefix="c")
    pins = (Pin(20, "Later"), Pin(2, ""))
    assert line_chart(LineChart("t", "d", _months(RE_REFERRALS), pins=pins), prefix="c") == plain


def test_the_last_figure_before_a_gap_is_written_beside_its_point() -> None:
    words = boxes(parse(line_chart(_chart((21.1, 20.5, None, None)), prefix="c")))
    assert "20%" in [box.text for box in words]


def test_a_target_by_profile_is_drawn_month_by_month() -> None:
    profile = tuple(700 / 12 * (month + 1) for month in range(9))
    target = Reference("Target at most 700 by March", 700, profile)
    chart = LineChart(
        "t", "d", _months((67, 125, 185, 244, 318, 395, 454, 525, 591)), target=target
    )
    dashed = [
        node.attrib["d"]
        for node in parse(line_chart(chart, prefix="c")).iter(f"{SVG}path")
        if node.attrib.get("stroke-dasharray") == "6 4"
    ]
    assert dashed[0].count("L") == 8


def test_how_far_a_value_is_sure_is_a_line_through_it_and_in_the_legend() -> None:
    points = (Point("May 2022", 50.0, interval=(30.0, 70.0)), Point("June 2022", None))
    chart = LineChart("Share", "Half.", points, lower=0, upper=100, interval_label="95% interval")
    drawing = line_chart(chart, prefix="share")
    assert "95% interval" in drawing
    paths = [node.attrib["d"] for node in parse(drawing).iter(f"{SVG}path")]
    assert sum("V" in drawn for drawn in paths) == 2, "the value's own, and the legend's"


def test_a_legend_explains_only_what_is_drawn() -> None:
    chart = LineChart("Share", "Half.", (Point("May 2022", 1.0),), interval_label="95% interval")
    assert "95% interval" not in line_chart(chart, prefix="share")
