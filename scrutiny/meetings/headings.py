"""The committee template: the headings that every report has, in order, as data."""

from dataclasses import dataclass, field

YES, NO = "Yes", "No"


@dataclass(frozen=True)
class Heading:
    """One heading of the template.

    `group` is the heading that it stands under ("Legal implications"). The paragraphs of numbered
    headings are counted through the whole report. `default` is what the editor begins with;
    `choices` leaves nothing else to be said.
    """

    slug: str
    title: str
    hint: str
    is_required: bool = False
    is_numbered: bool = False
    default: str = ""
    group: str = ""
    choices: tuple[str, ...] = field(default=())


RESOURCES = "Resource implications"
LEGAL = "Legal implications"
SUPPORTING = "Supporting documentation"
NONE = "None."

HEADINGS: tuple[Heading, ...] = (
    Heading(
        "brief-summary",
        "Brief summary",
        "Two or three sentences that somebody who reads nothing else can go by.",
        is_required=True,
    ),
    Heading(
        "recommendations",
        "Recommendations",
        "What the panel is asked to do, one line each. Begin each with 1., 2., 3.",
        is_required=True,
    ),
    Heading(
        "reasons",
        "Reasons for report recommendations",
        "Why the panel should do it.",
        is_required=True,
        is_numbered=True,
    ),
    Heading(
        "alternatives",
        "Alternative options considered and rejected",
        "What else could be done, and why it is not put forward.",
        is_required=True,
        is_numbered=True,
        default=NONE,
    ),
    Heading(
        "detail",
        "Detail (including consultation carried out)",
        "The matter itself, and who was asked about it. Each paragraph gets its number.",
        is_required=True,
        is_numbered=True,
    ),
    Heading(
        "capital-revenue",
        "Capital/revenue",
        "What it costs or saves, and from which budget.",
        is_required=True,
        is_numbered=True,
        default=NONE,
        group=RESOURCES,
    ),
    Heading(
        "property-other",
        "Property/other",
        "Buildings, staff and equipment.",
        is_required=True,
        is_numbered=True,
        default=NONE,
        group=RESOURCES,
    ),
    Heading(
        "statutory-power",
        "Statutory power to undertake proposals in the report",
        "The Act and section that lets the council do it.",
        is_required=True,
        is_numbered=True,
        group=LEGAL,
    ),
    Heading(
        "other-legal",
        "Other legal implications",
        "Duties, risks of challenge, human rights.",
        is_required=True,
        is_numbered=True,
        default=NONE,
        group=LEGAL,
    ),
    Heading(
        "risk",
        "Risk management implications",
        "What may go wrong, how likely it is and what is done about it.",
        is_required=True,
        is_numbered=True,
        default=NONE,
    ),
    Heading(
        "policy-framework",
        "Policy framework implications",
        "How it fits the council's plans and policies.",
        is_required=True,
        is_numbered=True,
        default=NONE,
    ),
    Heading(
        "key-decision",
        "Key decision?",
        "A panel decides nothing for the executive, so mostly no.",
        is_required=True,
        default=NO,
        choices=(YES, NO),
    ),
    Heading(
        "wards",
        "Wards/communities affected",
        "The wards by name, or All.",
        is_required=True,
        default="All",
    ),
    Heading(
        "members-rooms",
        "Documents in members' rooms",
        "What members can look at there and nowhere else.",
        is_required=True,
        default=NONE,
        group=SUPPORTING,
    ),
    Heading(
        "equality",
        "Equality impact assessment",
        "Does what this report says or leads to need one?",
        is_required=True,
        group=SUPPORTING,
        choices=(YES, NO),
    ),
    Heading(
        "data-protection",
        "Data protection impact assessment",
        "Does what this report says or leads to need one?",
        is_required=True,
        group=SUPPORTING,
        choices=(YES, NO),
    ),
    # The proper officer compiles the list (Local Government Act 1972, s.100D(1)): documents that
    # the report relies on to a material extent, published works left out.
    Heading(
        "background-documents",
        "Other background documents",
        "What the report relies on and nobody has published, with where it can be inspected.",
        is_required=True,
        default=NONE,
        group=SUPPORTING,
    ),
)

BY_SLUG: dict[str, Heading] = {heading.slug: heading for heading in HEADINGS}


def blank() -> dict[str, str]:
    """Return the texts that a report begins with."""
    return {heading.slug: heading.default for heading in HEADINGS}
