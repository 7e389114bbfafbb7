"""All settings of the site, read from the environment; what each means is in docs/operations.md."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from socfin import engines, environment, logs

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.data_dir()
SQLITE_FILE = "socfin.sqlite3"  # in DATA_DIR, where no DATABASE_URL is set

DEBUG = environment.flag("SOCFIN_DEBUG", default=False)
SECRET_KEY = environment.secret("SOCFIN_SECRET_KEY", debug=DEBUG)
ALLOWED_HOSTS = environment.hosts(
    "SOCFIN_ALLOWED_HOSTS", default="127.0.0.1,localhost,[::1]" if DEBUG else ""
)
CSRF_TRUSTED_ORIGINS = environment.words("SOCFIN_TRUSTED_ORIGINS")
HTTPS = environment.flag("SOCFIN_HTTPS", default=not DEBUG)
CONTACT_EMAIL = os.environ.get("SOCFIN_CONTACT_EMAIL", "")
UPLOAD_LIMIT_BYTES = environment.number("SOCFIN_UPLOAD_LIMIT_MB", default=100, least=1) * 1024 * 1024
LARGEST_YEAR_ORE = environment.number("SOCFIN_LARGEST_YEAR_MNKR", default=3_000, least=1) * 1_000_000_00
COMMITTEE_LIMIT_BYTES = environment.number("SOCFIN_COMMITTEE_LIMIT_MB", default=0) * 1024 * 1024
"""How much room a committee's originals may take together; 0 is no limit."""
CLAMD = os.environ.get("SOCFIN_CLAMD", "").strip()  # where it listens (disk/scanner.py); "" scans nothing

INSTALLED_APPS = [
    "socfin.apps.SocfinConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tables2",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_tasks",
    "django_tasks_db",
]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WEB_ROLE = environment.role("SOCFIN_WEB_ROLE")  # given the web's rights by `manage.py migrate`; "" is none
WORKERS = environment.flag("SOCFIN_WORKERS", default=False)
"""Whether `manage.py work` runs somewhere; else the web's own processes do what can wait, in a thread."""

MIDDLEWARE = [
    "socfin.views.entrance.requests.numbered",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "socfin.views.kept.sending.Compressed",
    "csp.middleware.CSPMiddleware",
    "socfin.views.entrance.placing.nobody_probes",
    "socfin.views.entrance.patience.patient",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "socfin.views.entrance.placing.placed",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "socfin.views.entrance.lasting.ended_when_idle",
    "socfin.views.entrance.asking.asked_again",
    "socfin.views.pace.Strangers",
    "socfin.access.keys.Keys",
    "socfin.views.entrance.entrance.LoginRequired",
    "socfin.views.entrance.second_step.set_up_first",
    "socfin.views.kept.sending.kept_by_the_reader_alone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "socfin.views.shut.told_when_shut",
    "axes.middleware.AxesMiddleware",
    "socfin.views.kept.warming.warmed",
]

ROOT_URLCONF = "socfin.urls"
WSGI_APPLICATION = "socfin.wsgi.application"

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
                "socfin.templatetags.personal.marks",
            ],
        },
    }
]


def _database() -> dict[str, Any]:
    """PostgreSQL from DATABASE_URL; else SQLite in WAL mode with immediate transactions."""
    pooled = environment.flag("SOCFIN_PGBOUNCER", default=False)
    # a cursor outlives the transaction that has a connection
    return engines.database("DATABASE_URL", disable_server_side_cursors=pooled) or {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / SQLITE_FILE,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 240,  # one writer at a time: everyone else waits, within the time of a request
            # FULL: what was said to be saved is on the disk, also when the power goes
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


DATABASES = {"default": _database(), **engines.replica("SOCFIN_REPLICA_URL")}
DATABASE_ROUTERS = ["socfin.selectors.replica.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = engines.redis("CACHE_URL")


def _made(name: str, *, hours: int, most: int) -> dict[str, Any]:
    """What is made again if it is lost, for all processes: Redis from CACHE_URL, else `most` sealed files."""
    if CACHE_URL:
        waits = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}
        options = {"serializer": "socfin.views.kept.caches.Bytes", **waits}
        place = {"BACKEND": "socfin.views.kept.caches.SealedRedis", "LOCATION": CACHE_URL}
        return {**place, "TIMEOUT": hours * 3600, "KEY_PREFIX": f"socfin-{name}", "OPTIONS": options}
    return {
        "BACKEND": "socfin.views.kept.caches.SealedFiles",
        "LOCATION": str(DATA_DIR / name),
        "TIMEOUT": hours * 3600,
        "OPTIONS": {"MAX_ENTRIES": most},
    }


# In memory alone: a cache of files would be pickle, which runs what it reads (docs/adr/0012).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "socfin",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "pages": _made("pages", hours=24, most=2000),  # at most some 100 MB
    "standing": _made("standing", hours=40 * 24, most=5000),  # a committee may change once a month
}

EMBEDDED_WORK = True
"""Whether what is asked for is done by a thread of the web process, where there are no workers."""
WARMS_AFTER_WORK = not DEBUG
"""Whether the first pages are made, outside the request, after a comment, a measure or a freezing."""

AUTH_USER_MODEL = "socfin.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "socfin.forms.passwords.NotGuessedFirst"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # those of before; made anew at the next log-in
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "socfin.views.entrance.throttle.ByNameOrAddress"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "socfin.views.entrance.throttle.name_of"
AXES_CLIENT_IP_CALLABLE = "socfin.views.entrance.throttle.address_of"
AXES_LOCKOUT_CALLABLE = "socfin.views.entrance.throttle.locked"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "buret", "csrfmiddlewaretoken"]
OIDC_SERVER = environment.address("SOCFIN_OIDC_SERVER", debug=DEBUG)
OIDC_NAME = os.environ.get("SOCFIN_OIDC_NAME", "kommunens konto")
OIDC_GROUP_CLAIMS = environment.words("SOCFIN_OIDC_GROUP_CLAIMS", default="roles,groups")
OIDC_STRENGTHS = frozenset(environment.words("SOCFIN_OIDC_STRENGTHS"))  # of `acr` or `amr`; none: every one
OIDC_USERNAME_CLAIM = os.environ.get("SOCFIN_OIDC_USERNAME_CLAIM", "preferred_username")
OIDC_SECONDS = environment.number("SOCFIN_OIDC_MINUTES", default=60, least=1) * 60
"""How long until the municipality is asked again whether the person is still in the groups."""
OIDC_ASK = environment.flag("SOCFIN_OIDC_ASK", default=False)
OIDC_ASK_SECONDS = environment.number("SOCFIN_OIDC_ASK_SECONDS", default=0)
"""Whether, and at most how often, the municipality is asked of the groups while someone is logged in."""
SOCIALACCOUNT_ADAPTER = "socfin.views.entrance.vouching.Vouching"
SOCIALACCOUNT_PROVIDERS = environment.oidc_provider(OIDC_SERVER, OIDC_NAME)
ACCOUNT_EMAIL_VERIFICATION = "none"  # no address is asked for, and nothing follows from one
TWO_STEP_FOR_ADMINISTRATORS = environment.flag("SOCFIN_TWO_STEP_FOR_ADMINISTRATORS", default=False)
TWO_STEP_FOR_ALL = environment.flag("SOCFIN_TWO_STEP_FOR_ALL", default=False)
OTP_TOTP_ISSUER = "Uppföljning"
EMAIL_HOST, EMAIL_PORT = environment.host_and_port("SOCFIN_MAIL_SERVER", port=587)
EMAIL_HOST_USER = os.environ.get("SOCFIN_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SOCFIN_MAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("SOCFIN_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("SOCFIN_MAIL_FROM", "") or CONTACT_EMAIL or "uppfoljning@localhost"
MAIL = bool(EMAIL_HOST)
SITE_ADDRESS = environment.address("SOCFIN_ADDRESS", debug=DEBUG) or environment.first_address(
    ALLOWED_HOSTS, https=HTTPS
)
"""Where letters that no request asked for lead: without the last slash; "" when the site has no name."""
LOG_IN_YEARS = environment.number("SOCFIN_LOG_IN_YEARS", default=0)
"""How long the trail says who logged in and fetched what; 0 is for ever (manage.py weed_trail)."""
PASSWORD_RESET_TIMEOUT = 24 * 3600
LOGIN_URL = "login"
CSRF_FAILURE_VIEW = "socfin.views.entrance.entrance.stale_form"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "sv"
TIME_ZONE = "Europe/Stockholm"

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("SOCFIN_STATIC_DIR") or DATA_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "socfin.plotly_finder.PlotlyFinder",
]
MEDIA_ROOT = DATA_DIR / "uploads"
FILES_URL = os.environ.get("SOCFIN_FILES_URL", "").strip()
"""The bucket where originals lie when several machines share them; "" is MEDIA_ROOT."""
STORAGES = {
    "default": engines.files(FILES_URL),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILE_UPLOAD_HANDLERS = [
    "socfin.views.files.receiving.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "socfin.views.files.receiving.RoomForUpload",
]
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A form over a committee's tree has a field for each verksamhet, and there may be thousands of them; what a
# request may cost is bounded by its bytes, above.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100_000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *environment.origins(OIDC_SERVER)],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:  # a name that browsers take from this very host alone, over https
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SESSION_COOKIE_AGE = 12 * 3600
STRANGERS_PER_MINUTE = environment.number("SOCFIN_STRANGERS_PER_MINUTE", default=300, least=10)
IDLE_SECONDS = environment.number("SOCFIN_IDLE_MINUTES", default=60, least=1) * 60
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [
    r"^halsa/(liv/)?$",  # whoever looks after the machines asks without a proxy in between
    r"^api/",  # a program that sends its key in the open is told so (access/keys.py), not helped along
]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = environment.flag("SOCFIN_HSTS_SUBDOMAINS", default=HTTPS)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("SOCFIN_BEHIND_PROXY", default=False) else None
)

DJANGO_TABLES2_TEMPLATE = "tables/table.html"
LOGGING = logs.settings(as_what=environment.choice("SOCFIN_LOG", ("lines", "json")))
METRICS_KEY = environment.optional_secret("SOCFIN_METRICS_KEY")
"""What a collector of metrics shows to be given them; "" gives them to nobody."""
