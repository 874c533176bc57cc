"""The village as it is, plus django-guardian to compare with; for the databases of the figures only."""

from village.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "guardian"]  # noqa: F405
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "testserver"]  # noqa: F405
ANONYMOUS_USER_NAME = None
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
