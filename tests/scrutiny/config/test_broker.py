"""The folder broker: whole messages, each to one reader, in the order of sending."""

import os
import subprocess
import sys
from pathlib import Path
from queue import Empty
from typing import Any

import pytest

from tests.installation import ROOT
from tests.scrutiny.config import post


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start a writer or a reader in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.scrutiny.config.post", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_messages_come_in_the_order_of_sending(tmp_path: Path) -> None:
    post.write(str(tmp_path), "a", "20")
    post.write(str(tmp_path), "b", "20")
    expected = [f"{name}-{number}" for name in "ab" for number in range(20)]
    assert post.read(str(tmp_path)) == expected


def test_a_reader_looks_oftener_while_messages_come(tmp_path: Path) -> None:
    post.write(str(tmp_path), "a", "1")
    with post.connect(str(tmp_path)) as connection:
        queue = post.queue_of(connection)
        transport: Any = connection.transport
        before = transport.polling_interval
        queue.get(block=False).ack()
        assert transport.polling_interval < before


def test_a_message_half_written_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / post.QUEUE
    folder.mkdir()
    (folder / "00000000000000000001-first.partial").write_text('{"body": "ha')
    with post.connect(str(tmp_path)) as connection:
        queue = post.queue_of(connection)
        assert queue.qsize() == 0
        with pytest.raises(Empty):
            queue.get(block=False)


def test_several_writers_and_readers_lose_nothing_and_read_nothing_twice(tmp_path: Path) -> None:
    readers = [start("read", str(tmp_path)) for _ in range(2)]
    writers = [start("write", str(tmp_path), name, "500") for name in ("a", "b")]
    for writer in writers:
        writer.communicate(timeout=60)
    taken = [reader.communicate(timeout=60)[0].split() for reader in readers]
    assert [process.returncode for process in writers + readers] == [0, 0, 0, 0]
    assert all(taken), "one reader took everything, so they never met"
    both = taken[0] + taken[1]
    assert sorted(both) == sorted(f"{name}-{number}" for name in "ab" for number in range(500))
    assert list((tmp_path / post.QUEUE).iterdir()) == []


def test_a_message_not_acknowledged_goes_back_when_its_reader_stops(tmp_path: Path) -> None:
    post.write(str(tmp_path), "a", "1")
    with post.connect(str(tmp_path)) as connection:
        post.queue_of(connection).get(timeout=1)
    assert post.read(str(tmp_path)) == ["a-0"]


def test_what_is_sent_to_no_queue_is_not_kept(tmp_path: Path) -> None:
    with post.connect(str(tmp_path)) as connection, connection.Producer() as producer:
        producer.publish({"heartbeat": 1}, exchange="celeryev", routing_key="worker.heartbeat")
    assert list(tmp_path.iterdir()) == []


def test_purging_a_queue_counts_what_it_removed(tmp_path: Path) -> None:
    post.write(str(tmp_path), "a", "3")
    with post.connect(str(tmp_path)) as connection:
        queue = post.queue_of(connection)
        assert queue.qsize() == 3
        assert queue.clear() == 3
        assert queue.qsize() == 0
