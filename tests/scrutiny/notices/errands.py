"""What the tests do in processes of their own: `python -m tests.scrutiny.notices.errands NAME`."""

import sys
import threading

import django

PEOPLE = 5


def people() -> None:
    """Make accounts that something waits on."""
    from scrutiny.accounts import actions

    for number in range(PEOPLE):
        actions.create(email=f"{number}@example.org", name="Somebody", password=None, by=None)


def remind() -> None:
    """Send the reminders in several threads that start at the same moment."""
    from django.conf import settings
    from django.db import connection

    from scrutiny.notices import reminding
    from tests.scrutiny.notices.posts import DUE_ON

    settings.WAITING = ["tests.scrutiny.notices.posts.always"]
    settings.EMAIL_BACKEND = "tests.scrutiny.notices.posts.Filed"
    start = threading.Barrier(3)

    def run() -> None:
        start.wait()
        try:
            reminding.remind(on=DUE_ON)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(start.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    django.setup()
    {"people": people, "remind": remind}[sys.argv[1]]()
