"""The web process's entry point."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.config.settings")
application = get_wsgi_application()

# What is loaded stays: without this the collector walks all of it in the middle of requests.
gc.collect()
gc.freeze()
