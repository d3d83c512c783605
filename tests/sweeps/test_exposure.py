"""Nothing exempt reaches whoever may not read it, by any address that there is."""

from collections.abc import Callable

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from tests.sweeps.conftest import Cast
from tests.sweeps.leave import EVERYONE
from tests.sweeps.public_scene import SECRET
from tests.sweeps.routes import TABLE, address
from tests.sweeps.scene import Scene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
# Who may read what is exempt.
ENTITLED = frozenset({"member", "director", "manager"})
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


@pytest.mark.parametrize("person", [*sorted(EVERYONE - ENTITLED), None])
def test_whoever_may_not_read_it_finds_nothing_exempt_by_any_address(
    person: str | None, cast: Cast, as_: As, client: Client, scene: Scene
) -> None:
    visitor = as_(cast(person)) if person else client
    shown = [path for path, body in bodies(visitor, scene).items() if SECRET.encode() in body]
    assert shown == []


@pytest.mark.parametrize("person", sorted(ENTITLED))
def test_whoever_may_read_it_finds_it_in_its_two_places(
    person: str, cast: Cast, as_: As, scene: Scene
) -> None:
    found = bodies(as_(cast(person)), scene)
    shown = {path for path, body in found.items() if SECRET.encode() in body}
    meeting, publication = scene.out.meeting.pk, scene.out.publication.pk
    assert shown == {
        f"/meetings/publications/{publication}/members.pdf",
        f"/meetings/{meeting}/items/4/appendices/2.pdf",
    }
