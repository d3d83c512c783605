"""Settings of the portal, read from the environment.

Without any variable set the portal runs embedded: SQLite and a folder broker under `var/`. With
DATABASE_URL and REDIS_URL set the same code runs on PostgreSQL and Redis.
"""

from datetime import date
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from scrutiny.config import environment

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(environment.text("SCRUTINY_VAR", str(ROOT / "var")))

DEBUG = environment.switch("SCRUTINY_DEBUG", False)
# bin/demo leaves the mark, so that later commands in the same folder know what they work on.
IS_DEMONSTRATION = environment.switch("SCRUTINY_DEMONSTRATION", (VAR / "demonstration").exists())


def _secret_key() -> str:
    """Return the key of this installation, made once and kept beside its data.

    A production installation sets SCRUTINY_SECRET_KEY (or SCRUTINY_SECRET_KEY_FILE), because
    several web processes on several machines must share one key.
    """
    key = environment.text("SCRUTINY_SECRET_KEY")
    if key:
        return key
    path = VAR / "secret_key"
    if not path.exists():
        if not (DEBUG or IS_DEMONSTRATION):
            raise ImproperlyConfigured(
                "SCRUTINY_SECRET_KEY is not set. Set it to a long random text, or set "
                "SCRUTINY_DEMONSTRATION=yes to have one made under var/."
            )
        from django.core.management.utils import get_random_secret_key

        VAR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = environment.words("SCRUTINY_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("SCRUTINY_ORIGINS")
# What the links in e-mails, letters of notice and calendars begin with.
PORTAL_ADDRESS = environment.text(
    "SCRUTINY_ADDRESS", next(iter(CSRF_TRUSTED_ORIGINS), "http://127.0.0.1:8000")
).rstrip("/")

INSTALLED_APPS = [
    "scrutiny.front",
    "recommendations",
    "performance",
    "audits",
    "scrutiny.meetings",
    "scrutiny.packs",
    "scrutiny.access",
    "scrutiny.panels",
    "scrutiny.files",
    "scrutiny.jobs",
    "scrutiny.notices",
    "scrutiny.history",
    "scrutiny.accounts",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "scrutiny.files.middleware.BodyLimit",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scrutiny.files.middleware.PrivatePages",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "scrutiny.config.urls"
WSGI_APPLICATION = "scrutiny.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "scrutiny.front.context.installation",
            ],
        },
    }
]

# Database ---------------------------------------------------------------------------------------

DATABASE_URL = environment.text("DATABASE_URL")
if DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60)}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(VAR / "portal.sqlite3"),
            "OPTIONS": {
                # A writer takes its lock at BEGIN, so two of them queue and neither fails half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"
                ),
            },
        }
    }

# Work in the background ---------------------------------------------------------------------------

REDIS_URL = environment.text("REDIS_URL")
BROKER_FOLDER = VAR / "broker"

# Which function does which kind of job: kind -> dotted path, called with the claim on the job.
JOB_KINDS = {
    "build_pack": "scrutiny.packs.tasks.build_pack",
    "render_section": "scrutiny.packs.tasks.render_section",
    "join_pack": "scrutiny.packs.tasks.join_pack",
    "remind": "scrutiny.notices.tasks.remind_at_once",
}
# Which function hears that a job failed for good: kind -> dotted path, called in that transaction.
JOB_FAILED = {
    "build_pack": "scrutiny.packs.actions.fail",
    "render_section": "scrutiny.packs.actions.sections.fail",
    "join_pack": "scrutiny.packs.actions.fail",
}
# A worker silent for a lease is lost. A bell unanswered while it is stale is rung again.
JOB_LEASE_SECONDS = environment.number("SCRUTINY_JOB_LEASE_SECONDS", 45)
JOB_STALE_SECONDS = environment.number("SCRUTINY_JOB_STALE_SECONDS", 30)
JOB_SWEEP_SECONDS = environment.number("SCRUTINY_JOB_SWEEP_SECONDS", 15)
JOB_ATTEMPTS = environment.number("SCRUTINY_JOB_ATTEMPTS", 3)
# The wait after the first failed attempt; it doubles with each.
JOB_BACKOFF_SECONDS = environment.number("SCRUTINY_JOB_BACKOFF_SECONDS", 15)
# The longest that one attempt may take before it is stopped.
JOB_SECONDS_MAX = environment.number("SCRUTINY_JOB_SECONDS_MAX", 900)

# Needs of lower packages, filled by the apps above them -------------------------------------------

# Papers that the portal makes itself: kind -> dotted path of a scrutiny.packs.papers.PaperKind.
PAPER_KINDS = {
    "performance": "performance.papers.PAPER",
    "glossary": "performance.glossary_paper.PAPER",
    "agenda": "scrutiny.meetings.papers.AGENDA",
    "attendance": "scrutiny.meetings.attendance_paper.PAPER",
    "audits": "audits.papers.PAPER",
    "monitoring": "recommendations.papers.PAPER",
    "notice": "recommendations.notice_paper.PAPER",
}
# Papers that an agenda carries without being asked: kind of item -> kind of paper, whose keys are
# the panel's slug and the day of the meeting, "panel-slug:2023-01-26".
ITEM_PAPERS = {"monitoring": "monitoring"}
# Object rules: each a dict of verb -> predicate, from an app's rules.py.
ACCESS_RULES = [
    "scrutiny.packs.rules.RULES",
    "performance.rules.RULES",
    "scrutiny.meetings.rules.RULES",
    "audits.rules.RULES",
    "recommendations.rules.RULES",
]
# What waits on people: functions (user, on) -> list of scrutiny.notices.waiting.Waiting.
WAITING = [
    "performance.publication.waiting.waiting",
    "scrutiny.meetings.waiting.waiting",
    "scrutiny.meetings.publication.waiting.waiting",
    "scrutiny.meetings.unfinished.waiting",
    "audits.waiting.waiting",
    "recommendations.waiting.waiting",
]
# What is new for people: functions (user, since) -> list of scrutiny.notices.news.News.
NEWS = ["recommendations.news.news"]

# What follows from a resolution: functions (resolutions, user) -> id -> list of
# scrutiny.meetings.steps.Step.
RESOLUTION_STEPS = ["recommendations.steps.to_request", "scrutiny.meetings.steps.to_topic"]
# Words that are ready for the minute of an item: functions (item) ->
# scrutiny.meetings.ready_words.ReadyWords, or None.
MINUTE_WORDS = ["recommendations.minute_words.decisions"]
# Links on the page of a panel: functions (panel) -> scrutiny.meetings.panel_links.PanelLink.
PANEL_LINKS = ["recommendations.panel_link.to_requests", "recommendations.panel_link.to_summary"]
# Cards on the page of an indicator: functions (subject, user) -> performance.cards.Card, or None.
INDICATOR_CARDS = ["recommendations.indicator_card.requests_about"]
# Why a meeting cannot be cancelled any more: functions (meeting) -> a sentence, or nothing.
MEETING_KEEPERS = ["recommendations.keeper.why_not_cancelled"]

# Deadlines of a month, in working days ------------------------------------------------------------

# Figures: after the month's end. Commentary: before publication. Publication: days that lie between
# it and the meeting.
RETURN_DUE_WORKDAYS = environment.number("SCRUTINY_RETURN_DUE_WORKDAYS", 10)
COMMENTARY_DUE_WORKDAYS = environment.number("SCRUTINY_COMMENTARY_DUE_WORKDAYS", 3)
PUBLISH_CLEAR_DAYS = environment.number("SCRUTINY_PUBLISH_CLEAR_DAYS", 5)

# Agenda packs -------------------------------------------------------------------------------------

# Each item begins on a right-hand page, after a numbered blank one where that is needed.
PACK_ITEMS_ON_RIGHT = environment.switch("SCRUTINY_PACK_ITEMS_ON_RIGHT", True)
# A section that no pack has used for so long is forgotten; it is rendered again when wanted.
PACK_SECTION_DAYS = environment.number("SCRUTINY_PACK_SECTION_DAYS", 60)
# The rate by which the time to read a pack is told; it is said beside the time.
READING_MINUTES_A_PAGE = environment.number("SCRUTINY_READING_MINUTES_A_PAGE", 2)

# Meetings -----------------------------------------------------------------------------------------

# When a virtual meeting is a meeting in law: (first day, last day or None). England: SI 2020/392.
VIRTUAL_MEETINGS_LAWFUL = [(date(2020, 4, 4), date(2021, 5, 6))]
# Reports of a meeting, in working days before the last day that keeps the clear days: when the
# author hands them in, and when each clearance is given.
REPORT_DUE_WORKDAYS = environment.number("SCRUTINY_REPORT_DUE_WORKDAYS", 8)
CLEARANCE_DAYS = {
    "finance": environment.number("SCRUTINY_CLEARANCE_FINANCE_WORKDAYS", 5),
    "legal": environment.number("SCRUTINY_CLEARANCE_LEGAL_WORKDAYS", 5),
    "director": environment.number("SCRUTINY_CLEARANCE_DIRECTOR_WORKDAYS", 3),
    "briefing": environment.number("SCRUTINY_CLEARANCE_BRIEFING_WORKDAYS", 1),
}

# Audits -------------------------------------------------------------------------------------------

# Days of the month's clock. The framework prints the 5th and the 6th for oversight, November and
# December for the annual report, and does not say whether updates are counted in working days.
AUDIT_DAYS = {
    "sent": environment.number("SCRUTINY_AUDIT_SENT_DAY", 3),
    "complete": environment.number("SCRUTINY_AUDIT_COMPLETE_DAY", 28),
    "oversight": environment.number("SCRUTINY_AUDIT_OVERSIGHT_DAY", 6),
    "analysis": environment.number("SCRUTINY_AUDIT_ANALYSIS_DAY", 9),
    "quarterly": environment.number("SCRUTINY_AUDIT_QUARTERLY_DAY", 6),
    "annual_month": environment.number("SCRUTINY_AUDIT_ANNUAL_MONTH", 12),
    "panel_week": environment.number("SCRUTINY_AUDIT_PANEL_WEEK", 3),
    "first_update": environment.number("SCRUTINY_AUDIT_FIRST_UPDATE_DAYS", 3),
    "second_update": environment.number("SCRUTINY_AUDIT_SECOND_UPDATE_DAYS", 7),
    "is_update_in_workdays": environment.switch("SCRUTINY_AUDIT_UPDATES_IN_WORKDAYS", False),
    "reaudit_months": environment.number("SCRUTINY_AUDIT_REAUDIT_MONTHS", 1),
}
# A case that was audited in so many months before is not drawn again.
AUDIT_EXCLUDED_MONTHS = environment.number("SCRUTINY_AUDIT_EXCLUDED_MONTHS", 12)
# Nobody audits a case of their own team, unless somebody says why.
AUDIT_OWN_TEAM_BARRED = environment.switch("SCRUTINY_AUDIT_OWN_TEAM_BARRED", True)
# Posts that are told of every immediate concern, beside the team's lead and the area's head.
AUDIT_CONCERN_POSTS = environment.words("SCRUTINY_AUDIT_CONCERN_POSTS", "deputy-director")

# Requests of the panel ----------------------------------------------------------------------------

# A health body, or a crime and disorder partner, answers within so many days of receipt.
PARTNER_REPLY_DAYS = environment.number("SCRUTINY_PARTNER_REPLY_DAYS", 28)

# Sign-in -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "front:home"
ACCOUNT_ADAPTER = "scrutiny.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# A stranger's address gets no mail: it would only say that there is no account.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# A whole council may sit behind one address, so that one allows for many people's mistakes.
ACCOUNT_RATE_LIMITS = {"login_failed": "100/m/ip,5/5m/key"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Failed attempts are counted for all web processes together, so in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
    },
    # What rarely changes and every page asks for, kept by each process for a moment.
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Without a mail server messages are printed, which is enough for a trial and nothing else.
EMAIL_HOST = environment.text("SCRUTINY_EMAIL_HOST")
EMAIL_PORT = environment.number("SCRUTINY_EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("SCRUTINY_EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("SCRUTINY_EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.switch("SCRUTINY_EMAIL_TLS", True)
# A page waits for the server no longer than this.
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = environment.text(
    "SCRUTINY_EMAIL_BACKEND",
    f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend",
)
DEFAULT_FROM_EMAIL = environment.text("SCRUTINY_EMAIL_FROM", "scrutiny@localhost")

# Security headers ---------------------------------------------------------------------------------

IS_HTTPS = environment.switch("SCRUTINY_HTTPS", not (DEBUG or IS_DEMONSTRATION))
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31536000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
# How many proxies of the council's own stand in front: attempts are counted by visitor, and behind
# a proxy everybody would seem to be one.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("SCRUTINY_PROXIES", 1 if IS_HTTPS else 0)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# Files -------------------------------------------------------------------------------------------

FILES_FOLDER = VAR / "files"
UPLOAD_BYTES_MAX = environment.number("SCRUTINY_UPLOAD_BYTES_MAX", 20 * 1024 * 1024)
# An uploaded PDF: what it may have, and what reading it may take.
PDF_PAGES_MAX = environment.number("SCRUTINY_PDF_PAGES_MAX", 400)
PDF_SECONDS_MAX = environment.number("SCRUTINY_PDF_SECONDS_MAX", 20)
PDF_MEMORY_BYTES_MAX = environment.number("SCRUTINY_PDF_MEMORY_BYTES_MAX", 400 * 1024 * 1024)
RETURN_SECONDS_MAX = environment.number("SCRUTINY_RETURN_SECONDS_MAX", 20)
RETURN_MEMORY_BYTES_MAX = environment.number("SCRUTINY_RETURN_MEMORY_BYTES_MAX", 300 * 1024 * 1024)

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Words and time ----------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

COUNCIL_NAME = environment.text("SCRUTINY_COUNCIL_NAME", "Southampton City Council")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # These tell of every step and every font table; their warnings are enough.
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools", "pikepdf")},
    "root": {"handlers": ["console"], "level": environment.text("SCRUTINY_LOG_LEVEL", "INFO")},
}
