"""What the walks meet: a month with its returns and pack, and the same of another panel."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from performance.models import Commentary, Commitment, ReportingMonth, Return
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.meetings.actions import questions
from scrutiny.meetings.models import Question
from scrutiny.packs.models import Build
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment
from tests.cast import DECEMBER, OCTOBER_2021, import_as_officer, the_panel
from tests.sweeps.audits_scene import AuditSamples, audit_samples
from tests.sweeps.minutes_scene import MinutesScene, the_minutes
from tests.sweeps.programme_scene import ProgrammeScene, the_programme
from tests.sweeps.public_scene import PublicScene, the_agenda_that_is_out
from tests.sweeps.reports_scene import report_samples
from tests.sweeps.requests_scene import RequestsScene, the_requests

MONTH = date(2022, 12, 1)


@dataclass(frozen=True)
class Scene:
    """A draft month of a panel: its record, two returns, a pack and a member's question."""

    panel: Panel
    month: ReportingMonth
    accepted: Return
    waiting: Return
    build: Build
    question: Question
    text: Commentary
    promise: Commitment
    programme: ProgrammeScene
    minutes: MinutesScene
    # What the areas' own scenes have: values of addresses by their name.
    also: dict[str, object]
    out: PublicScene
    requests: RequestsScene
    audits: AuditSamples = field(default_factory=AuditSamples)

    def samples(self, name: str) -> dict[str, object]:
        """Return the values that the addresses of a route carry in this scene."""
        is_for_waiting = name in {"performance:return-accept", "performance:return-discard"}
        return {
            "slug": self.panel.slug,
            "month": "2022-12",
            "code": "REF02",
            "return_id": (self.waiting if is_for_waiting else self.accepted).pk,
            "build_id": self.build.pk,
            "question_id": self.question.pk,
            "area": "effective-assessment-and-intervention",
            "kind": "going-well",
            "revision_id": self.text.pk,
            "commitment_id": self.promise.pk,
            "key": "none",
            "uidb36": "1",
            **self.programme.samples(name),
            **self.also,
            **self.audits.samples(name),
            **self.minutes.samples(name),
            **self.out.samples(name),
            **self.requests.samples(name),
        }

    def publish(self) -> None:
        """Tell the panel of the month; the pack becomes one of what was told."""
        now = timezone.now()
        ReportingMonth.objects.filter(pk=self.month.pk).update(
            state="published", told_on=timezone.localdate(now), published_at=now
        )
        Build.objects.filter(pk=self.build.pk).update(is_draft=False)


def _kept(data: bytes, name: str) -> StoredFile:
    return store(data=data, name=name, media_type="text/plain", audience=StoredFile.Audience.STAFF)


def _return(panel: Panel, file: StoredFile, state: Return.State) -> Return:
    return Return.objects.create(
        panel=panel,
        month=MONTH,
        data_on=date(2023, 1, 9),
        file=file,
        sha256=file.sha256,
        state=state,
        received_at=timezone.now(),
        accepted_on=date(2023, 1, 10) if state == Return.State.ACCEPTED else None,
    )


def _build(panel: Panel) -> Build:
    return Build.objects.create(
        panel=panel,
        kind="performance",
        key=f"{panel.slug}:2022-12",
        audience=Build.Audience.MEMBERS,
        fingerprint=f"of {panel.slug}",
        state=Build.State.DONE,
        file=_kept(b"%PDF-1.7", "pack.pdf"),
        finished_at=timezone.now(),
    )


def _question(panel: Panel, author: User) -> Question:
    return questions.note(
        panel=panel,
        about="indicator:REF02:2022-12",
        about_label="Re-referrals, December 2022",
        about_url=f"/panels/{panel.slug}/2022-12/indicators/REF02/",
        says="What changed?",
        by=author,
    )


def _text(panel: Panel) -> Commentary:
    return Commentary.objects.create(
        panel=panel,
        month=MONTH,
        kind=Commentary.Kind.GOING_WELL,
        revision=1,
        says="Plans are reviewed in time.",
        state=Commentary.State.SUBMITTED,
        written_at=timezone.now(),
    )


def _promise(panel: Panel) -> Commitment:
    day = date(2023, 3, 31)
    return Commitment.objects.create(panel=panel, month=MONTH, says="Meet partners.", due_on=day)


def the_scene() -> Scene:
    """Return the panel's December 2022 as a draft, with the published workbook accepted."""
    panel = the_panel()
    accepted = import_as_officer(DECEMBER, "2022-12").return_
    assert accepted is not None
    waiting = _return(panel, _kept(OCTOBER_2021.read_bytes(), "2021.xlsx"), Return.State.CHECKED)
    month = ReportingMonth.objects.get(panel=panel, month=MONTH)
    question = _question(panel, User.objects.get(email="member@example.org"))
    manager = User.objects.get(email="manager@example.org")
    return Scene(
        panel,
        month,
        accepted,
        waiting,
        _build(panel),
        question,
        _text(panel),
        _promise(panel),
        the_programme(panel, manager),
        the_minutes(panel),
        report_samples(panel),
        the_agenda_that_is_out(panel),
        the_requests(panel),
        audit_samples(),
    )


def the_scene_elsewhere() -> Scene:
    """Return the same month of another panel, with nothing in its returns."""
    panel = panels.establish(
        slug="adults-and-health", name="Adults", terms_of_reference="", quorum=3, by=None
    )
    author = create(email="elsewhere@example.org", name="Elsewhere", password=None, by=None)
    return Scene(
        panel,
        ReportingMonth.objects.create(panel=panel, month=MONTH),
        _return(panel, _kept(b"accepted there", "there.xlsx"), Return.State.ACCEPTED),
        _return(panel, _kept(b"waiting there", "also-there.xlsx"), Return.State.CHECKED),
        _build(panel),
        _question(panel, author),
        _text(panel),
        _promise(panel),
        the_programme(panel, author),
        the_minutes(panel),
        report_samples(panel),
        the_agenda_that_is_out(panel),
        the_requests(panel),
    )


def somebody(panel: Panel | None, *roles: str, email: str = "somebody@example.org") -> User:
    """Return a new account with these roles on a panel, or (panel None) on all panels."""
    user = create(email=email, name="Somebody", password=None, by=None)
    for role in roles:
        panels.assign_role(
            user=user, role=RoleAssignment.Role(role), panel=panel, from_on=MONTH, by=None
        )
    return user
