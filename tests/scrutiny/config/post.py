"""Writes or reads many messages: `python -m tests.scrutiny.config.post write FOLDER NAME COUNT`."""

import sys
from collections.abc import Callable
from queue import Empty
from typing import Any

from kombu import Connection
from kombu.simple import SimpleQueue

QUEUE = "post"
# Long enough that a write under the final name would be met half-done.
PADDING = "x" * 40_000
QUIET_SECONDS = 1.5


def connect(folder: str) -> Connection:
    """Return a connection to the broker in a folder, as the portal makes it."""
    return Connection(
        "filesystem://localhost",
        transport="scrutiny.config.broker:Transport",
        transport_options={"folder": folder},
    )


def write(folder: str, name: str, count: str) -> None:
    """Send so many messages under a name."""
    with connect(folder) as connection, connection.Producer() as producer:
        for number in range(int(count)):
            body = {"name": name, "number": number, "padding": PADDING}
            producer.publish(body, routing_key=QUEUE)


def read(folder: str) -> list[str]:
    """Take messages until none has come for a while, and return what they are."""
    taken: list[str] = []
    with connect(folder) as connection, queue_of(connection) as queue:
        while True:
            try:
                message = queue.get(timeout=QUIET_SECONDS)
            except Empty:
                return taken
            message.ack()
            body: dict[str, Any] = message.payload
            assert body["padding"] == PADDING
            taken.append(f"{body['name']}-{body['number']}")


def queue_of(connection: Connection) -> SimpleQueue:
    """Return the queue to read."""
    return SimpleQueue(connection.channel(), QUEUE)


def print_read(folder: str) -> None:
    """Print what was read, one message to a line."""
    sys.stdout.write("".join(f"{line}\n" for line in read(folder)))


if __name__ == "__main__":
    errands: dict[str, Callable[..., None]] = {"write": write, "read": print_read}
    errands[sys.argv[1]](*sys.argv[2:])
