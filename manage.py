#!/usr/bin/env python
"""Run a management command of the portal."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

WRONG_USE = 2

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.config.settings")
    try:
        # Read here, because a command would go on without and end in another error's words.
        settings.INSTALLED_APPS  # noqa: B018
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(WRONG_USE)
    execute_from_command_line(sys.argv)
