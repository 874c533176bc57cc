"""As in service, except: the owner makes the test databases, and nothing waits, is sent or is compressed.

Test bodies step down to the app's login themselves, in `tests/conftest.py`.
"""

import os

os.environ["VILLAGE_LOGIN"] = "owner"
os.environ["VILLAGE_DEMO"] = "1"

from village.config.database import set_up  # noqa: E402
from village.config.databases import PREPARED  # noqa: E402
from village.config.logins import door  # noqa: E402
from village.config.places import VAR  # noqa: E402
from village.config.settings import *  # noqa: E402, F403
from village.config.test_names import free_test_name  # noqa: E402

set_up()
AUDIT_ALIAS = "default"
TEST_NAME = free_test_name()
DATABASES = {  # noqa: F811
    "default": door("owner").for_django() | {"TEST": {"NAME": TEST_NAME}},
    # a second real connection to the same database, for the tests of "committed first"
    "audit": door("owner").for_django() | {"TEST": {"MIRROR": "default"}},
    "keys": door("owner").for_django() | {"TEST": {"NAME": f"{TEST_NAME}_keys", "MIGRATE": False}},
}
DATABASES["default"]["OPTIONS"] |= PREPARED
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
INSTALLED_APPS = [*INSTALLED_APPS, "tests.lab"]  # noqa: F405
VILLAGE_KEYS_FILE = VAR / "test-names" / f"{TEST_NAME}_keys.json"
VILLAGE_KEYS_FILE.unlink(missing_ok=True)
