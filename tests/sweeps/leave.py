"""Who there is, and what it means that a route is theirs."""

from dataclasses import dataclass, field

# Who works on figures, who takes part in a panel, and who has an account at all.
OFFICE = frozenset({"officer", "lead", "director", "manager", "administrator"})
# Who audits for the council; they read reports in work as well.
AUDITS = frozenset({"auditor", "qa", "head"})
PANEL = OFFICE | AUDITS | {"member", "respondent"}
# A partner's auditor comes for their own cases and has no part in a panel.
EVERYONE = PANEL | {"partner", "outsider"}


@dataclass(frozen=True)
class Leave:
    """Who may have a route by a method, and how it then answers.

    `once_told` are those who may have it as well when the month is published; `answers` are the
    statuses of a yes. Everybody else is refused: 403 for the act, 404 for what they may not see.
    What is public of one panel is so to the people of every other. What is the council's belongs to
    no panel, so a role counts wherever it is held.
    """

    people: frozenset[str]
    once_told: frozenset[str] = frozenset()
    answers: frozenset[int] = frozenset({200, 302})
    data: dict[str, str] = field(default_factory=dict)
    is_public: bool = False
    is_the_councils: bool = False
