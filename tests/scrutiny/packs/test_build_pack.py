"""The command that builds a pack, in this process and without a worker."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from scrutiny.packs.management.commands import build_pack
from scrutiny.packs.models import Build
from tests.scrutiny.packs.conftest import job_of

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

PACK = ("--panel", "children-and-families", "--month", "2022-12")
DAY = ("--panel", "children-and-families", "--meeting", "2023-01-26")


def test_it_writes_the_pack_and_says_how_long_it_is(
    december: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one.pdf", "two.pdf"):
        call_command("build_pack", "performance", *PACK, out=tmp_path / name)
    build = Build.objects.get()
    assert (build.audience, build.state, build.requester) == ("members", "done", None)
    assert f"one.pdf: {build.page_count} pages" in capsys.readouterr().out
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_it_writes_a_public_edition_when_asked_for_one(december: str, tmp_path: Path) -> None:
    out = tmp_path / "public.pdf"
    call_command("build_pack", "performance", *PACK, audience="public", out=out)
    assert Build.objects.get().audience == "public"
    assert out.stat().st_size > 0


def test_it_prints_what_had_been_told_by_a_day(december: str, tmp_path: Path) -> None:
    out = tmp_path / "then.pdf"
    call_command("build_pack", "performance", *PACK, as_at="2023-02-01", out=out)
    assert Build.objects.get().key == "children-and-families:2022-12@2023-02-01"
    for day, says in (("2023-01-25", "nothing of it before"), ("soon", "is not a day")):
        with pytest.raises(CommandError, match=says) as refused:
            call_command("build_pack", "performance", *PACK, as_at=day, out=out)
        assert refused.value.returncode == 1


def test_it_says_why_a_build_failed(
    december: str, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.JOB_ATTEMPTS = 1

    def broken(html: str) -> tuple[bytes, int]:
        raise RuntimeError("the face is lost")

    monkeypatch.setattr("scrutiny.packs.render.to_pdf", broken)
    with pytest.raises(CommandError, match="RuntimeError: the face is lost") as caught:
        call_command("build_pack", "performance", *PACK, out=tmp_path / "x.pdf")
    assert caught.value.returncode == 1
    assert not list(tmp_path.glob("*.pdf"))


def test_it_gives_up_on_a_worker_that_does_not_finish(
    december: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_pack, "WAIT_SECONDS", -1)
    with pytest.raises(CommandError, match="has not finished") as caught:
        call_command("build_pack", "performance", *PACK, out=tmp_path / "x.pdf")
    assert caught.value.returncode == 1
    assert job_of(Build.objects.get()).state == "queued"


def test_a_file_that_cannot_be_written_is_wrong_use(december: str, tmp_path: Path) -> None:
    (tmp_path / "full").symlink_to("/dev/full")
    with pytest.raises(CommandError, match="cannot be written") as caught:
        call_command("build_pack", "performance", *PACK, out=tmp_path / "full")
    assert caught.value.returncode == 2


@pytest.mark.parametrize(
    ("status", "arguments", "says"),
    [
        (2, ["agenda", *PACK], "An option is missing: --meeting for agenda."),
        (
            2,
            ["agenda", *PACK, "--meeting", "2023-01-26"],
            "--month goes with performance, not with agenda.",
        ),
        (
            2,
            ["performance", *PACK, "--meeting", "2023-01-26"],
            "--meeting goes with agenda, not with performance.",
        ),
        (
            2,
            ["agenda", *DAY, "--as-at", "2023-01-26"],
            "--as-at goes with performance, not with agenda.",
        ),
        (
            1,
            ["performance", "--panel", "nowhere", "--month", "2022-12"],
            "There is no panel 'nowhere'. Panels here: children-and-families.",
        ),
        (
            1,
            ["performance", *PACK[:2], "--month", "12/2022"],
            "'12/2022' is not a month.",
        ),
    ],
)
def test_it_refuses_in_words_and_writes_nothing(
    status: int, arguments: list[str], says: str, december: str, tmp_path: Path
) -> None:
    out = tmp_path / "x.pdf"
    with pytest.raises(CommandError) as refused:
        call_command("build_pack", *arguments, "--out", str(out))
    assert refused.value.returncode == status
    assert says in str(refused.value)
    assert not out.exists()
    assert not Build.objects.exists()


@pytest.mark.parametrize(
    ("out", "says"), [("nowhere/x.pdf", "There is no folder"), (".", "is a folder")]
)
def test_it_says_where_a_pack_cannot_be_written(
    out: str, says: str, december: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError, match=says) as refused:
        call_command("build_pack", "performance", *PACK, "--out", out)
    assert refused.value.returncode == 2
    assert not Build.objects.exists()
