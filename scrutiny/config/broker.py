"""The folder broker: messages between web process and worker as files, for one machine.

kombu's own filesystem transport writes a message under its final name, so a reader can meet half
of it and the worker exits; it also takes a message by moving it to the machine's temporary folder,
which is a copy where that is another disk. Here a message appears whole or not at all, and belongs
to the one reader that managed to unlink it.

A message that is lost with a killed worker is no harm: it is only a bell, the job table is the
truth, and the sweeper rings again.
"""

import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.encoding import bytes_to_str, str_to_bytes
from kombu.utils.json import dumps, loads

# How often a reader looks for a message; oftener for a while after one, since the sections of a
# pack come by the dozen and a process that is done with one waits for the next.
IDLE_SECONDS, BUSY_SECONDS = 0.02, 0.004
BUSY_FOR_SECONDS = 5.0
MESSAGE = "*.msg"


class Channel(filesystem.Channel):
    """A folder for each queue under `transport_options["folder"]`, a file for each message."""

    connection: "Transport"
    supports_fanout = False

    def folder(self, queue: str) -> Path:
        """Return the queue's folder, made when it is first used."""
        folder = Path(self.transport_options["folder"]) / queue
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def get_table(self, exchange: str) -> list[filesystem.exchange_queue_t]:  # type: ignore[override]
        """Return no routing: a job is sent to its queue by name, and nobody hears the rest.

        So no table is kept on disk, which kombu truncates before it locks it, and a worker's
        events do not pile up unread.
        """
        del exchange
        return []

    def _queue_bind(self, *_args: Any, **_kwargs: Any) -> None:
        """Bind nothing: see `get_table`."""

    def _delete(self, queue: str, *_args: Any, **_kwargs: Any) -> None:
        """Delete a queue by emptying it."""
        self._purge(queue)

    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: Any) -> None:  # type: ignore[override]
        """Write the message under a name that no reader looks for, then give it its own.

        Names begin with the time, so that sorted names are the order of sending.
        """
        name = f"{time.time_ns():020d}-{uuid.uuid4().hex}"
        folder = self.folder(queue)
        partial = folder / f"{name}.partial"
        partial.write_bytes(str_to_bytes(dumps(payload)))
        partial.replace(folder / f"{name}.msg")

    def _get(self, queue: str) -> dict[str, Any]:  # type: ignore[override]
        """Return the oldest message that this reader could unlink; raises Empty without one.

        Of several readers of one file only one can unlink it, and that one has it.
        """
        for path in sorted(self.folder(queue).glob(MESSAGE)):
            try:
                content = path.read_bytes()
                path.unlink()
            except FileNotFoundError:
                continue
            self.connection.busy_until = time.monotonic() + BUSY_FOR_SECONDS
            payload: dict[str, Any] = loads(bytes_to_str(content))
            return payload
        raise Empty

    def _size(self, queue: str) -> int:
        """Return how many messages wait."""
        return sum(1 for _ in self.folder(queue).glob(MESSAGE))

    def _purge(self, queue: str) -> int:
        """Remove all messages and return how many there were."""
        count = 0
        for path in self.folder(queue).glob(MESSAGE):
            path.unlink(missing_ok=True)
            count += 1
        return count


class Transport(filesystem.Transport):
    """The transport that `broker_transport` names where no REDIS_URL is set."""

    Channel = Channel
    busy_until = 0.0

    @property
    def polling_interval(self) -> float:  # type: ignore[override]
        """Return the seconds between two looks for a message."""
        return BUSY_SECONDS if time.monotonic() < self.busy_until else IDLE_SECONDS
