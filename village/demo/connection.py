"""As whom the demo writes: first as the owner of the tables, then, for the stories, as the app itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, connections, transaction

from village.trust.access.actor import audit_alias

APP = "village_app"


@contextmanager
def as_owner() -> Iterator[None]:
    """For rows that no action makes yet. Needs the owner's login; says that this is maintenance."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT set_config('app.maintenance', 'on', false)")
        with transaction.atomic():
            yield
        cursor.execute("SELECT set_config('app.maintenance', '', false)")
        if before == APP:
            cursor.execute(f"SET ROLE {APP}")


@contextmanager
def as_the_app() -> Iterator[None]:
    """The stories have no more rights than the pages: the lock counts for them as for everybody."""
    both = {"default", audit_alias()}
    for alias in both:
        with connections[alias].cursor() as cursor:
            cursor.execute(f"SET ROLE {APP}")
    yield
    for alias in both:
        with connections[alias].cursor() as cursor:
            cursor.execute("RESET ROLE")
