"""Every setting, from the environment; anything missing or wrong fails loudly at start."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from llmfed.environment import chosen, flag, listed, loopback_only
from llmfed.mailers import mailers
from llmfed.security import *  # noqa: F403 - a group of settings, which stand in a file of their own
from llmfed.security import PROXIES, SECURE
from llmfed.world import embedded, logbook, valkey

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = embedded.data_dir()
# Where a universe is kept before new code changes its tables.
BACKUPS_DIR = Path(os.environ.get("LLMFED_BACKUPS") or DATA_DIR / "backups")

# A statement that comes a third time is planned once a connection, not once a call. Poolers that hand a connection
# from one transaction to the next cannot keep plans; where one stands between, LLMFED_DATABASE_PREPARED=0.
PREPARED: dict[str, Any] = (
    {"server_side_binding": True, "prepare_threshold": 2} if flag("LLMFED_DATABASE_PREPARED", default=True) else {}
)


def database(url: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL URL."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is not a PostgreSQL URL: {error}") from error
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    found = {ours: str(parts.pop(theirs, "") or "") for ours, theirs in names.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parts, **PREPARED},
        **found,
    }


SERVERS = embedded.addresses(DATA_DIR)
DATABASES = {"default": database(SERVERS.database_url)}
VALKEY_URL = SERVERS.valkey_url
try:
    CELERY_BROKER_URL, BROKER_OPTIONS = valkey.broker(VALKEY_URL)
except ValueError as error:
    raise ImproperlyConfigured(f"VALKEY_URL: {error}") from error
VALKEY_PREFIX = os.environ.get("LLMFED_VALKEY_PREFIX", "llmfed")

DEBUG = flag("LLMFED_DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or embedded.secret_key(DATA_DIR)
ALLOWED_HOSTS = listed("LLMFED_HOSTS", "localhost,127.0.0.1,[::1]")
# Nobody but who sits at this machine is meant to come by: the accounts of the demonstration need no second factor.
LOOPBACK_ONLY = loopback_only(ALLOWED_HOSTS, secure=SECURE, proxies=PROXIES)
CSRF_TRUSTED_ORIGINS = listed("LLMFED_ORIGINS", "")
# Whoever carries it may read /metrics from anywhere; without one only this machine may.
METRICS_TOKEN = os.environ.get("LLMFED_METRICS_TOKEN", "")

INSTALLED_APPS = [
    "daphne",
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.import_export",
    "llmfed.admin_site.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_htmx",
    "import_export",
    "channels",
    "llmfed.accounts",
    "llmfed.world",
    "characters",
    "federations",
    "storylines",
    "fandom",
    "llmfed",
]

MIDDLEWARE = [
    "llmfed.probes.ProbeMiddleware",
    "llmfed.world.logbook.RequestIdMiddleware",
    # Pages and static files alike; Django pads what it compresses, and masks its tokens, against BREACH.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Before the policy, which is about pages: on two dozen small files it would weigh as much as a style sheet.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "llmfed.world.guard.GuardMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "llmfed.accounts.proof.ProofMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "llmfed.world.limits.LimitsMiddleware",
    "llmfed.world.clock.WatchedMiddleware",
    "llmfed.world.clock.BeginningMiddleware",
    "llmfed.mishaps.AwayMiddleware",
]

PHASES = [
    "federations.phases.settle",
    "federations.phases.wake",
    "fandom.phases.close_polls",
    "fandom.phases.hear_houses",
    "llmfed.world.orders.take",
    "federations.phases.trade",
    "federations.phases.rank",
    "storylines.phases.hear",
    "characters.phases.recover",
    "characters.phases.interact",
    "storylines.phases.direct",
    "federations.phases.book",
    "federations.phases.stage",
    "fandom.phases.open_polls",
]
# What upper apps add to a lower app's page: page → functions (request, subject) → (template, context) or None.
PANELS = {
    "home": ["storylines.panels.tonight", "fandom.panels.corner_at_home", "fandom.panels.open_poll"],
    "opening": ["storylines.panels.at_stake"],
    "match": ["federations.tale.tale_of_the_tape", "fandom.panels.corner_at_match", "fandom.panels.poll_of_bout"],
    "bar": ["fandom.panels.house_online"],
    "verdict": ["federations.afterwards.of_bout", "fandom.panels.rating_of_bout"],
    "show": ["federations.whatif_views.door", "fandom.panels.corner_at_show", "fandom.panels.polls_of_show"],
    "federation": [
        "fandom.panels.corner_at_federation",
        "storylines.panels.big_story",
        "federations.ladder.top_of",
        "federations.trend.houses_of",
    ],
    "character": [
        *("federations.panels.work_of", "fandom.panels.corner_of", "storylines.panels.feuds_of"),
        "federations.wall.honours_of",
    ],
    "remembered": ["storylines.panels.past_of"],
}
# Pages that all strangers read alike, by route: made once a second for all of them (llmfed/world/edge.py). What differs
# by more than its address, or is limited by who asks, has no place here.
_STAGED = ("index", "hues", "federation", "show", "match", "replay", "championship", "city")
_RECORDS = ("records", "world_records")
_KEPT = ("rankings", "ranking", "head_to_head", "awards", "awards_of", "hall", "tournaments", "tournament", *_RECORDS)
SHARED = {f"federations:{name}" for name in (*_STAGED, *_KEPT)}
SHARED |= {"home", "catch_up_to", "characters:character", "storylines:arc", "fandom:poll", "fandom:ratings"}
RATED = "fandom.ratings.with_bills"  # what fans gave a match, as bills carry it: a function that gives an expression
PEOPLE = "federations.people.visible_to"  # whom a reader may see: a function of them that gives people
INSIDERS = "federations.people.is_insider"  # who may see more than the public, so that no page of theirs is shared
# Live topics, words and order handlers, each named where it lives.
TOPICS = ["federations.topics", "llmfed.control"]
VOICE = "storylines.voice.word"
WHAT_IF = "llmfed.tasks.what_if"  # who plays a slice of a card that is tried
AT_HAND = ["person.debuted"]  # kinds of moments that ticks ask for however old they are: no archive takes them
ORDERS = [
    *("llmfed.world.pausing", "characters.edits", "federations.edits", "federations.founding", "storylines.edits"),
    *("fandom.polls", "fandom.houses"),
]

# As many federations as the universe holds; beyond that nobody founds another.
MOST_FEDERATIONS = int(os.environ.get("LLMFED_MOST_FEDERATIONS", "24"))

ROOT_URLCONF = "llmfed.urls"
ASGI_APPLICATION = "llmfed.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["llmfed.accounts.proof.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reset_password": "llmfed.accounts.forgetting.ResetForm"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MAIL_URL = os.environ.get("LLMFED_MAIL_URL", "")
MAILERS = mailers(MAIL_URL, loopback_only=LOOPBACK_ONLY)
SENDS_MAIL = bool(MAIL_URL) or LOOPBACK_ONLY
DEFAULT_FROM_EMAIL = os.environ.get("LLMFED_MAIL_FROM") or "llmfed@localhost"

SESSION_ENGINE = "llmfed.world.sessions"  # read from Valkey, which saves a statement a page

# One tongue; to look for a translation at every number, date and address would be a tenth of a page.
LANGUAGE_CODE = "en-us"
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True
DATE_FORMAT, TIME_FORMAT, DATETIME_FORMAT, FIRST_DAY_OF_WEEK = "j M Y", "H:i", "j M Y, H:i", 1
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Files are served from where they lie; a front server that wants them in one place names it.
STATIC_ROOT = os.environ.get("LLMFED_STATIC_ROOT")
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "llmfed.world.valkey.Cache",
        "LOCATION": [VALKEY_URL],
        "KEY_PREFIX": VALKEY_PREFIX,
    }
}

CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": f"{VALKEY_PREFIX}:",
    "visibility_timeout": 600,
    **BROKER_OPTIONS,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
# What takes so long hangs: asked to stop, half as long again later made to.
CELERY_TASK_SOFT_TIME_LIMIT = float(os.environ.get("LLMFED_TASK_LIMIT_S", "20"))
CELERY_TASK_TIME_LIMIT = CELERY_TASK_SOFT_TIME_LIMIT * 1.5
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 50,
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {
        "anon": os.environ.get("LLMFED_API_RATE", "300/min"),
        "user": os.environ.get("LLMFED_API_RATE", "600/min"),
    },
    # The address that throttles count: what the one proxy in front says, or the peer's own; never what a client says.
    "NUM_PROXIES": PROXIES,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "LLMFed",
    "DESCRIPTION": "An autonomous professional-wrestling universe, read-only.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

UNFOLD = {
    "SITE_TITLE": "LLMFed",
    "SITE_HEADER": "LLMFed",
    "SITE_URL": "/",
    "ACCOUNT": {"navigation": "llmfed.control.links"},
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": f"/{STATIC_URL}favicon.svg"}],
}

LOGGING = logbook.logging_settings(
    level=os.environ.get("LLMFED_LOG_LEVEL", "WARNING"),
    as_json=chosen("LLMFED_LOG", "text", "json") == "json",
    known=[SECRET_KEY, METRICS_TOKEN, *valkey.passwords(MAIL_URL, *SERVERS.environment.values())],
)
