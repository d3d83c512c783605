"""Settings, URLs, broker and Celery; nothing imports it.

The Celery application is loaded with the settings, so that every process that can ask for work
can also ring for it.
"""

from scrutiny.config.celery import app as celery_app

__all__ = ["celery_app"]
