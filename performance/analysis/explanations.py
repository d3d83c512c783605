"""What each rule behind a sentence is and why, for the page that explains them to members."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Rule:
    """A rule's heading and one paragraph in plain words."""

    heading: str
    explanation: str


RULES = MappingProxyType(
    {
        "figure": Rule(
            "The figure",
            "The count comes first and the percentage after it, because three of five and three "
            "hundred of five hundred are the same percentage and not the same news. Percentages "
            "are rounded for reading only: everything is worked out from the counts.",
        ),
        "sheet": Rule(
            "What the return said",
            "Where a percentage in the return does not match the counts beside it, both are kept. "
            "The portal goes by the counts and prints what the return said next to them.",
        ),
        "target": Rule(
            "Target and rating",
            "A figure is on target when it meets the target; equal is enough, unless the target "
            "says more than or less than. It is near target when it misses by no more than the "
            "tolerance: 5 points for a percentage and a tenth of the target for anything else, "
            "unless another was set. It is off target when it misses by more. Roundings never "
            "decide.",
        ),
        "year-end target": Rule(
            "A target for the whole year",
            "Some targets are for the year up to March. A figure that builds up over the year is "
            "held against the part of the target that is due by now: a twelfth for each month, or "
            "the profile that was agreed. Monthly counts are added up first; if a month is "
            "missing, there is no rating.",
        ),
        "not rated": Rule(
            "Not rated",
            "There is no rating where there is no target, where neither more nor less is better, "
            "or where there is no figure. Those are left out when indicators on target are "
            "counted, and the page says how many they are.",
        ),
        "reach": Rule(
            "What it would take",
            "The smallest change in the count that would have met the target, everything else as "
            "it was. For a yearly total: what each month left may bring, against the average "
            "month so far.",
        ),
        "course": Rule(
            "Where the year is heading",
            "The total in March if the rest of the year goes like the months so far. It is a sum, "
            "not a forecast.",
        ),
        "direction": Rule(
            "Since the period before",
            "The figure beside that of the period before. Figures that build up over the year are "
            "compared by what each period added. Nothing is compared across a change in how "
            "things are counted.",
        ),
        "year earlier": Rule(
            "Since a year ago",
            "The figure beside that of the same period a year before, because some things go with "
            "the season.",
        ),
        "run": Rule(
            "How long",
            "How many periods in a row have met or missed the target that applied to each. "
            "A period without a rating ends the row.",
        ),
        "extreme": Rule(
            "Highest or lowest since",
            "When the figure was last as high or as low as this, if that is three periods ago or "
            "more. Figures are compared as they are shown.",
        ),
        "variation": Rule(
            "The usual range",
            "Every series moves by chance. The usual range is worked out from how much this one "
            "moves from one period to the next. Outside that range, seven in a row on one side of "
            "the average, seven rising or falling in a row, or two of three close to the edge are "
            "more than chance. It takes 12 figures, counted the same way. Figures taken on one "
            "day get the range only, figures for the year so far are judged by what each period "
            "added, and rolling figures are not judged.",
        ),
        "assurance": Rule(
            "Will it meet the target?",
            "If the whole usual range is on the right side of the target, the service as it works "
            "now will meet it every time; if all of it is on the wrong side, it will not, however "
            "lucky the month. In between, chance decides, and only a change in the work helps.",
        ),
        "comparison": Rule(
            "Compared with others",
            "Better or worse is said only when the difference is more than chance: when the other "
            "figure lies outside the range that ours is likely to be in, 19 times out of 20. "
            "Counts are not compared, because councils differ in size. A whole year's figure is "
            "not compared with a year that is still growing.",
        ),
        "before and after": Rule(
            "Before and after",
            "The months that were over when something was asked for say what was usual. The months "
            "that began after it was done are held against that range, which stays as it was. "
            "It takes 12 months before, 24 at most, and seven after; the months in between do not "
            "count. A change is lasting when most of the months after stand out the same way, the "
            "latest among them. Nothing is compared across a change in how things are counted, and "
            "what came after is not said to be because of what was done.",
        ),
        "restated": Rule(
            "Restated",
            "An earlier figure was changed by a later return. What the panel was told stays on "
            "record.",
        ),
    }
)
