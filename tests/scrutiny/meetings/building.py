"""Building the packs of a meeting in the tests, by the jobs as a worker does them."""

from scrutiny.jobs import running
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.packs import actions
from scrutiny.packs.asking import jobs_of
from scrutiny.packs.models import Build


def built(
    meeting: Meeting, audience: str = "members", *, number: int = 0, edition: int = 1
) -> Build:
    """Return the finished build of an edition of the papers as they are today."""
    build = actions.request(
        kind="agenda",
        key=str(PackKey.of(meeting, number, edition)),
        audience=Build.Audience(audience),
        by=None,
    )
    while build.is_live:
        for job_id in jobs_of(build):
            running.run(job_id)
        build.refresh_from_db()
    assert build.state == Build.State.DONE, build.error
    return build


def both_built(meeting: Meeting, *, number: int = 0, edition: int = 1) -> tuple[Build, Build]:
    """Return the members' and the public edition's finished builds."""
    members = built(meeting, number=number, edition=edition)
    return members, built(meeting, "public", number=number, edition=edition)
