"""How long a session lasts: a quiet time after which it ends, and a time after which it ends in any case.

Both stand in the row of the session itself, so no page can forget to check (T8). Nothing that somebody typed
is lost: see `unsent.py` and `access.drafts`.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

QUIET = "village_quiet"
BEGAN = "village_began"


class SessionStore(DatabaseSessions):
    """Sessions in the database with an idle limit and an absolute limit; the cookie goes with the browser."""

    _ends_at: datetime | None = None
    """What its row says, for who came back with it."""

    def _get_session_from_db(self) -> Any:
        row = super()._get_session_from_db()  # type: ignore[misc]  # the stubs do not know it
        self._ends_at = row.expire_date if row else None
        return row

    def load(self) -> dict[str, Any]:
        """Not written anew at every look: the quiet time is counted in steps of a fiftieth of it."""
        self._ends_at = None
        said: dict[str, Any] = super().load()
        seconds = _seconds_left(said)
        if self._ends_at is not None:
            lost = timezone.now() + timedelta(seconds=seconds) - self._ends_at
            self.modified = self.modified or abs(lost) > timedelta(seconds=seconds / 50)
        return said

    def create(self) -> None:
        """Every new key, so also every signing in, starts the absolute limit anew."""
        self[BEGAN] = timezone.now().timestamp()
        super().create()

    def get_expiry_age(self, **named: Any) -> int:
        return _seconds_left(self)

    def get_expiry_date(self, **named: Any) -> datetime:
        return timezone.now() + timedelta(seconds=self.get_expiry_age())

    def get_expire_at_browser_close(self) -> bool:
        """A shared family device remembers nobody (T20)."""
        return True

    @property
    def quiet_minutes(self) -> int:
        """For the line under a long form that says how long one may be quiet."""
        return int(self.get(QUIET, settings.SESSION_COOKIE_AGE)) // 60

    def stay_quiet_for(self, minutes: int) -> None:
        self[QUIET] = minutes * 60


def _seconds_left(said: Any) -> int:
    """The quiet time, or what is left until the end in any case, if that is shorter."""
    quiet = int(said.get(QUIET, settings.SESSION_COOKIE_AGE))
    now = timezone.now().timestamp()
    left = said.get(BEGAN, now) + settings.VILLAGE_SESSION_HOURS * 3600 - now
    return max(0, min(quiet, int(left)))
