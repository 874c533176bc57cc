"""As in service, with two tables more. For databases of proofs only; `village check` and `village bench` use it."""

from importlib.util import find_spec

from village.config.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "village.proofs"]  # noqa: F405
if find_spec("guardian"):
    # Measured beside the lock; a package for developers, never part of a village.
    INSTALLED_APPS += ["guardian"]
    ANONYMOUS_USER_NAME = None
