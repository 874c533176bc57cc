"""What this installation is made of. What differs between villages stands in rows of `Village`, not here."""

import os

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from village.config.databases import django_databases
from village.config.demo_guard import refuse_a_public_demo
from village.config.email_url import mailers
from village.config.places import MAIL, ROOT, SECRETS, STATIC
from village.config.quiet_logging import LOGGING  # noqa: F401
from village.config.secret_files import secret
from village.config.sign_in import *  # noqa: F403

DEMO = os.environ.get("VILLAGE_DEMO") == "1"
HTTPS = os.environ.get("VILLAGE_HTTPS") == "1"
THREADS = int(os.environ.get("VILLAGE_THREADS", "2"))
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
NAMED_HOSTS = [host.strip() for host in os.environ.get("VILLAGE_HOSTS", "").split(",") if host.strip()]
if DEMO:
    refuse_a_public_demo(NAMED_HOSTS, LOCAL_HOSTS)

DEBUG = False
SECRET_KEY = secret("secret_key")
ALLOWED_HOSTS = [*LOCAL_HOSTS, *NAMED_HOSTS]
VILLAGE_KEYS_FILE = os.environ.get("VILLAGE_KEYS_FILE") or SECRETS / "village_keys.json"
ROOT_URLCONF = "village.config.urls"
WSGI_APPLICATION = "village.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_tasks_db",
    "village.ui",
    "village.trust.villages",
    "village.trust.logbook",
    "village.trust.people",
    "village.trust.directory",
    "village.trust.consent",
    "village.trust.access",
    "village.trust.notices",
    "village.modules.rules",
    "village.modules.promises",
    "village.modules.papers",
    "village.modules.faces",
    "village.modules.circles",
    "village.modules.taking_part",
    "village.modules.channels",
    "village.modules.own_questions",
    "village.modules.help_requests",
    "village.modules.network",
    "village.modules.enrolment",
    "village.modules.talks",
    "village.modules.handovers",
    "village.modules.waiting",
    "village.modules.family_plans",
    "village.modules.agreements",
    "village.modules.meetings",
    "village.modules.safety_notes",
    "village.modules.passing_on",
    "village.modules.colleagues",
    "village.modules.fidelity",
    "village.modules.pit",
    "village.modules.wellbeing_teams",
    "village.modules.danger",
    "village.modules.conferences",
    "village.modules.own_data",
    "village.portal",
    *(["village.demo"] if DEMO else []),
    # after portal, so that our templates of the sign-in pages win
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "village.config.middleware.more_headers",
    # before sessions and languages, so that they see the path as the pages know it
    "village.config.middleware.village_from_path",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "village.trust.access.middleware.ActorMiddleware",
    "village.trust.access.middleware.RequireSignIn",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "village.ui.context.shell",
                # after the interface: who reads, where to go, what is new
                "village.portal.context.shell",
                *(["village.demo.context.shell"] if DEMO else []),
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "village.ui.forms.VillageRenderer"

# --- data ---
DATABASES = django_databases(THREADS)
DATABASE_ROUTERS = ["village.config.database_router.KeysStayApart"]
AUDIT_ALIAS = "audit"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
VILLAGE_CLOCK = [
    "village.trust.logbook.clock.tick",
    "village.trust.notices.clock.tick",
    "village.trust.access.clock.tick",
    "village.modules.promises.clock.tick",
    "village.modules.help_requests.clock.tick",
    "village.modules.circles.clock.tick",
    "village.modules.channels.clock.tick",
    "village.modules.own_data.clock.tick",
    "village.modules.danger.clock.tick",
    "village.modules.conferences.clock.tick",
    "village.modules.handovers.clock.tick",
    "village.modules.meetings.clock.tick",
    "village.modules.pit.clock.tick",
    "village.modules.passing_on.clock.tick",
    "village.modules.colleagues.clock.tick",
    "village.modules.faces.clock.tick",
    "village.modules.safety_notes.clock.tick",
    "village.modules.waiting.clock.tick",
    "village.modules.taking_part.clock.tick",
    "village.modules.enrolment.clock.tick",
    "village.modules.wellbeing_teams.clock.tick",
]
"""Functions without arguments that the village clock calls every 15 seconds; twice must do no harm."""
VILLAGE_SEAL_TO = os.environ.get("VILLAGE_SEAL_TO", "")
"""Where the newest seals of the logbook go each day: mailto:... or file:..., out of reach of this server."""

# --- who comes in ---
AUTH_USER_MODEL = "people.Account"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# --- headers and cookies ---
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF, *FORM_GOES_TO],  # noqa: F405
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" a browser sends "Origin: null", and no form works
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
X_FRAME_OPTIONS = "DENY"
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}village_session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}village_csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}village_language"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 31_536_000

# --- words and time ---
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("nl", _("Dutch")), ("fr", _("French")), ("ar", _("Arabic"))]
LOCALE_PATHS = [ROOT / "village" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# --- files and mail ---
STATIC_URL = "/static/"
STATIC_ROOT = STATIC
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = ["village.config.uploads.KeptInMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 4
VILLAGE_LARGEST_UPLOAD = 10 * 1024 * 1024
VILLAGE_PAPERS_PER_PERSON = 200 * 1024 * 1024
VILLAGE_ADDRESS = os.environ.get("VILLAGE_ADDRESS") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
"""How people reach the village from a mail, without a slash at the end."""
DEFAULT_FROM_EMAIL = os.environ.get("VILLAGE_FROM_EMAIL", "village@localhost")
MAILERS = mailers(os.environ.get("EMAIL_URL", ""), MAIL)
