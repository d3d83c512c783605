"""What tests of the draw share: a population, a draw, people to share it among."""

from collections.abc import Iterable
from datetime import date

from audits.actions import cycles, drawing
from audits.drawing.population import OpenCase
from audits.models import Auditor, Cycle, Draw
from scrutiny.accounts.models import User
from scrutiny.panels.models import Person
from tests.audits.scene import LONG_AGO, SENT_ON, AuditScene, moment

OPENED = date(2022, 5, 1)


def the_keeper() -> User:
    """Return who keeps the audit programme."""
    user: User = User.objects.get(email="qa@example.org")
    return user


def open_cases(scene: AuditScene, *, north: int = 6, south: int = 4) -> list[OpenCase]:
    """Return open cases: N-1, N-2 and so on of the north team, S-1 and so on of the south's."""
    return [
        *(OpenCase(f"N-{at}", scene.north.slug, OPENED) for at in range(1, north + 1)),
        *(OpenCase(f"S-{at}", scene.south.slug, OPENED) for at in range(1, south + 1)),
    ]


def populated(scene: AuditScene, *, north: int = 6, south: int = 4) -> Cycle:
    """Return the scene's cycle with its population."""
    cases = open_cases(scene, north=north, south=south)
    cycles.replace_population(cycle=scene.cycle, cases=cases, by=the_keeper())
    return scene.cycle


def drawn(scene: AuditScene, asked_for: str = "4", *, on: date = SENT_ON) -> Draw:
    """Draw so many cases on the day that they are sent."""
    return drawing.draw(
        cycle=scene.cycle,
        asked_for=asked_for,
        tool=scene.tool,
        seed="kept",
        by=the_keeper(),
        now=moment(on),
    )


def another_auditor(slug: str, **fields: object) -> Auditor:
    """Return a trained auditor of the council with no account."""
    person = Person.objects.create(slug=slug, name=slug.replace("-", " ").capitalize())
    given: dict[str, object] = {"trained_on": LONG_AGO, "from_on": LONG_AGO, **fields}
    return Auditor.objects.create(person=person, **given)


def no_faults(reference: str) -> Iterable[str]:
    """Find nothing wrong with any reference."""
    return ()
