"""Charts drawn as SVG text by the server, the same for pages and papers."""

from scrutiny.charts.line import line_chart
from scrutiny.charts.series import Band, Break, LineChart, Mark, Pin, Point, Reference
from scrutiny.charts.spark import sparkline

__all__ = [
    "Band",
    "Break",
    "LineChart",
    "Mark",
    "Pin",
    "Point",
    "Reference",
    "line_chart",
    "sparkline",
]
