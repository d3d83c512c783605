"""Nothing exempt reaches whoever may not read it, by any address that there is."""

from collections.abc import Callable

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from tests.audits import filling
from tests.sweeps.conftest import Cast
from tests.sweeps.leave import EVERYONE
from tests.sweeps.public_scene import SECRET
from tests.sweeps.routes import TABLE, address
from tests.sweeps.scene import Scene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
# Who may read what is exempt.
ENTITLED = frozenset({"member", "director", "manager"})
# Who has a part in the audits of the scene; all others find no case and no worker anywhere.
HAS_PART_IN_AUDITS = frozenset({"auditor", "qa", "head", "lead", "partner"})
OF_CASES = (filling.PRACTITIONER, "C-0001", "C-0002", "C-0003")
VARIANTS: tuple[dict[str, object], ...] = ({}, {"audience": "public"}, {"appendix": 2})


def bodies(client: Client, scene: Scene) -> dict[str, bytes]:
    """Return what every address answers, each with the samples and what else it could carry."""
    found = {}
    for name, method in TABLE:
        for variant in VARIANTS:
            path = address(name, scene.samples(name) | variant)
            if method == "GET" and path not in found:
                response = client.get(path)
                is_file = response.streaming
                found[path] = b"".join(response) if is_file else response.content
    return found


def of_cases(found: dict[str, bytes]) -> list[str]:
    """Return the addresses that tell of a case of the audits, or of whose work it is."""
    return [path for path, body in found.items() if any(one.encode() in body for one in OF_CASES)]


def test_the_unit_finds_the_cases_that_the_others_do_not(cast: Cast, as_: As, scene: Scene) -> None:
    assert of_cases(bodies(as_(cast("qa")), scene))


@pytest.mark.parametrize("person", [*sorted(EVERYONE - ENTITLED), None])
def test_whoever_may_not_read_it_finds_nothing_exempt_by_any_address(
    person: str | None, cast: Cast, as_: As, client: Client, scene: Scene
) -> None:
    visitor = as_(cast(person)) if person else client
    found = bodies(visitor, scene)
    shown = [path for path, body in found.items() if SECRET.encode() in body]
    assert shown == []
    assert person in HAS_PART_IN_AUDITS or not of_cases(found)


@pytest.mark.parametrize("person", sorted(ENTITLED))
def test_whoever_may_read_it_finds_it_in_its_two_places(
    person: str, cast: Cast, as_: As, scene: Scene
) -> None:
    found = bodies(as_(cast(person)), scene)
    assert not of_cases(found)
    shown = {path for path, body in found.items() if SECRET.encode() in body}
    meeting, publication = scene.out.meeting.pk, scene.out.publication.pk
    assert shown == {
        f"/meetings/publications/{publication}/members.pdf",
        f"/meetings/{meeting}/items/4/appendices/2.pdf",
    }
