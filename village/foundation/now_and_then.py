"""What a clock that ticks every few seconds need not do each time."""

from datetime import datetime, timedelta

from village.foundation.time_range import now


class NowAndThen:
    """Due at the first tick of a process, and then once in every such time."""

    def __init__(self, every: timedelta) -> None:
        self.every = every
        self._last: datetime | None = None

    def is_due(self) -> bool:
        """Says it once: who asks does it."""
        if self._last is not None and now() - self._last < self.every:
            return False
        self._last = now()
        return True
