"""Sample values for the gallery of components: December 2022, as published."""

from typing import Any

from django import forms

from scrutiny.charts import Band, Break, LineChart, Mark, Point, Reference, line_chart, sparkline

MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December")
RE_REFERRALS = (21.1, 20.5, 23.7, 25.5, 27.6, 29.6, 27.2, 26.1, 29.8)
EARLIER = (27, 28, 26, 33, 26, 31, 24, None, None)
# Indicator, count, of, share, target, colour, direction, change, tone, neighbours, England, series.
ROWS: tuple[tuple[Any, ...], ...] = (
    (
        "Referrals",
        "299",
        "",
        "",
        "",
        "none",
        "down",
        "100 fewer",
        "",
        "",
        "",
        (270, 370, 334, 325, 286, 314, 276, 399, 299),
        None,
    ),
    (
        "Re-referrals in 12 months",
        "89",
        "299",
        "30%",
        "at most 23%",
        "red",
        "up",
        "4 points worse",
        "worse",
        "21%",
        "21%",
        RE_REFERRALS,
        23,
    ),
    (
        "Early Help assessments",
        "84",
        "",
        "",
        "",
        "none",
        "down",
        "72 fewer",
        "",
        "",
        "",
        (106, 130, 146, 162, 99, 106, 92, 156, 84),
        None,
    ),
    (
        "Assessment rate",
        "591",
        "",
        "",
        "at most 700 by March",
        "red",
        "up",
        "66 worse",
        "worse",
        "637",
        "518",
        (67, 125, 185, 244, 318, 395, 454, 525, 591),
        None,
    ),
    (
        "Assessments in 45 days",
        "254",
        "325",
        "78%",
        "at least 90%",
        "red",
        "up",
        "9 points better",
        "better",
        "87%",
        "88%",
        (79, 82, 86, 72, 78, 61, 70, 69, 78),
        90,
    ),
    (
        "Plan visits in 4 weeks",
        "283",
        "286",
        "99%",
        "100%",
        "amber",
        "up",
        "no change",
        "",
        "",
        "",
        (98, 97, 98, 96, 98, 98, 98, 99, 99),
        100,
    ),
    (
        "Plan visits in 10 days",
        "266",
        "286",
        "93%",
        "at least 90%",
        "green",
        "up",
        "2 points better",
        "better",
        "",
        "",
        (92, 86, 86, 84, 82, 93, 87, 91, 93),
        90,
    ),
    (
        "Permanence plan in 6 months",
        "",
        "",
        "",
        "",
        "none",
        "level",
        "",
        "",
        "",
        "",
        (None,) * 9,
        None,
    ),
)
WORDS = {"red": "Off target", "amber": "Near target", "green": "On target", "none": "Not rated"}
CARDS = (
    (
        "Re-referrals in 12 months",
        "red",
        RE_REFERRALS,
        23,
        "Worse than England (21%)",
        "89 of 299 referrals (30%) were for children referred in the last year. The target is 23% "
        "or lower: missed by 6.8 points. It would take 21 fewer. Highest since September.",
    ),
    (
        "Looked after visits",
        "red",
        (85, 82, 85, 85, 81, 84, 85, 88, 82),
        100,
        "Below target in all 9 months",
        "445 of 543 looked-after children (82%) had a visit in time. Every child should. Down from "
        "88% in November. 98 children were not seen in time.",
    ),
    (
        "Supervision: care leavers",
        "red",
        (25, 25, 78, 39, 44, 51, 60, 45, 67),
        80,
        "Swings widely: 24% to 78%",
        "174 of 259 care leavers (67%) had supervision in time. The target is 80%. It would take "
        "34 more. Best since June, after 46% in November.",
    ),
    (
        "Plan visits in 4 weeks",
        "amber",
        (98, 97, 98, 96, 98, 98, 98, 99, 99),
        100,
        "Never quite all of them",
        "283 of 286 children with a plan (99%) were seen within 4 weeks. Every child should be.",
    ),
)


class SampleForm(forms.Form):
    """One field of each kind, sent in empty so that the errors show."""

    month = forms.CharField(help_text="For example, December 2022.")
    workbook = forms.FileField(label="Return", help_text="The spreadsheet you already have.")
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    area = forms.ChoiceField(choices=[("1", "Purposeful direct contact"), ("2", "Right service")])
    audience = forms.ChoiceField(
        label="Who is it for?",
        choices=[("public", "The public"), ("members", "Members")],
        widget=forms.RadioSelect,
    )
    is_final = forms.BooleanField(label="These figures are final")
    password = forms.CharField(widget=forms.PasswordInput)


def _points(values: Any) -> tuple[Point, ...]:
    return tuple(Point(f"{m} 2022", v) for m, v in zip(MONTHS, values, strict=True))


def _trend(key: str, name: str, values: Any, target: Any, colour: str, **size: int) -> str:
    return sparkline(
        _points(values),
        prefix=key,
        title=f"{name}, April to December 2022",
        description=f"{WORDS[colour]} in December.",
        target=target,
        mark=colour,
        **size,
    )


def _chart() -> LineChart:
    before = tuple(Point(f"{m} 2021", v) for m, v in zip(MONTHS, EARLIER, strict=True))
    gap = tuple(Point(f"{m} 2022", None) for m in ("January", "February", "March"))
    return LineChart(
        title="Re-referrals in 12 months, April 2021 to December 2022",
        description="30% in December 2022, above the target of 23% in every month since June.",
        points=before + gap + _points(RE_REFERRALS),
        format=lambda value: f"{value:.0f}%",
        mark=Mark.RED,
        target=Reference("Target at most 23%", 23),
        references=(Reference("England 21% (2021/22)", 21),),
        bands=(Band(20.1, 31.2, "Usual range 20% to 31%", 12, 20, 25.7),),
        breaks=(Break(14, "June 2022: figures counted again"),),
    )


def context() -> dict[str, Any]:
    """Return what the gallery's template asks for."""
    names = (
        "name",
        "count",
        "of",
        "share",
        "target",
        "colour",
        "direction",
        "change",
        "tone",
    )
    rows = [
        {
            **dict(zip(names, row, strict=False)),
            "word": WORDS[row[5]],
            "url": "#",
            "neighbours": {"value": row[9], "period": "21/22"},
            "nation": {"value": row[10], "period": "21/22"},
            "state": "" if row[1] else "to be confirmed",
            "trend": _trend(f"row-{i}", row[0], row[11], row[12], row[5]),
        }
        for i, row in enumerate(ROWS)
    ]
    cards = [
        {
            "title": title,
            "url": "#",
            "colour": colour,
            "word": WORDS[colour],
            "note": note,
            "text": text,
            "actions": [
                {"label": "See the figures", "url": "#"},
                {"label": "Note a question", "url": "#"},
            ],
            "trend": _trend(f"card-{i}", title, values, target, colour, width=250, height=54),
        }
        for i, (title, colour, values, target, note, text) in enumerate(CARDS)
    ]
    chart = _chart()
    return {
        "form": SampleForm({}),
        "svg": {
            "wide": line_chart(chart, prefix="wide"),
            "narrow": line_chart(chart, prefix="narrow", width=360, height=280),
        },
        "sample": {
            "trail": [{"label": "Performance", "url": "#"}, {"label": "Purposeful", "url": "#"}],
            "stats": [
                {"count": n, "colour": c, "word": WORDS[c], "url": "#"}
                for n, c in ((9, "red"), (4, "amber"), (6, "green"), (6, "none"))
            ],
            "cards": cards,
            "rows": rows,
            "columns": [
                {"label": "Month"},
                {"label": "Children", "is_numeric": True},
                {"label": "Share", "is_numeric": True},
                {"label": "Likely range", "is_numeric": True},
                {"label": "Where it came from"},
            ],
            "cells": [
                [
                    {"text": f"{m} 2022"},
                    {"text": n, "is_numeric": True},
                    {"text": s, "is_numeric": True},
                    {"text": r, "is_numeric": True, "label": "likely"},
                    {"text": f"December return, cell {c}", "url": "#"},
                ]
                for m, n, s, r, c in (
                    ("December", "89 of 299", "29.8%", "25% to 35%", "K6"),
                    ("November", "104 of 399", "26.1%", "22% to 31%", "J6"),
                    ("October", "75 of 276", "27.2%", "22% to 33%", "I6"),
                )
            ],
            "wide_columns": [
                {"label": "Indicator"},
                *({"label": m, "is_numeric": True} for m in MONTHS),
            ],
            "wide_cells": [
                [{"text": row[0]}, *({"text": v, "is_numeric": True} for v in row[11])]
                for row in ROWS[:3]
            ],
            "clauses": [
                {
                    "lead": "Off target.",
                    "text": "89 of 299 (29.8%). The target is 23% or lower: missed by 6.8 points.",
                    "rule_url": "#",
                },
                {
                    "lead": "What it would take.",
                    "text": "21 fewer re-referrals: 68 of 299 would meet it.",
                    "rule_url": "#",
                },
                {
                    "lead": "Restated.",
                    "text": "September was 28% when the panel last met; it is 30% now.",
                    "rule_url": "#",
                },
            ],
            "summary": [
                {"key": "Return", "value": "December 2022", "url": "#"},
                {
                    "key": "Data as at",
                    "value": "9 January 2023",
                    "action_url": "#",
                    "action": "Change",
                },
            ],
            "steps": [
                {"label": "Figures gathered", "state": "done"},
                {"label": "Areas drawn", "state": "done"},
                {"label": "Sections joined", "state": "current", "note": "9 of 14"},
                {"label": "Pages stamped", "state": "waiting"},
                {"label": "Public edition checked", "state": "failed"},
            ],
        },
    }
