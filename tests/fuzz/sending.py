"""Sends one strange thing, undoes what it did, and remembers what broke: the answer and the error behind it."""

import random
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.core.signals import got_request_exception
from django.db import transaction
from django.test import Client

from tests.demo_village import Demo

SEED = 3
VISITOR = ""
PERSONAS = (VISITOR, "parent", "young-person", "contact-point", "teacher", "privacy-officer", "keeper")
NOT_WELL = "/health/"
"""Says 503 here: no clock and no worker run beside the tests."""


@dataclass
class Fuzzer:
    """Browsers of everybody who sends, and what came of it."""

    demo: Demo
    dice: random.Random = field(default_factory=lambda: random.Random(SEED))
    broken: list[str] = field(default_factory=list)
    sent: int = 0
    _errors: list[str] = field(default_factory=list)
    _clients: dict[str, Client] = field(default_factory=dict)

    def client(self, who: str) -> Client:
        if who not in self._clients:
            self._clients[who] = self.demo.client(who)
        return self._clients[who]

    def send(self, who: str, method: str, url: str, told: str, **more: Any) -> Any:
        """As this persona; what it wrote and the cookies it changed are taken back."""
        client = self.client(who)
        cookies, self.sent = deepcopy(client.cookies), self.sent + 1
        self._errors.clear()
        try:
            with _undone():
                response = client.generic(method, url, **more)
        except Exception:  # the test client itself met what a server would answer with 500
            self.broken.append(f"{who or 'visitor'} {method} {url[:200]} ({told}): raised\n{_last_lines()}")
            return None
        finally:
            client.cookies = cookies
        if response.status_code >= 500 and not url.startswith(NOT_WELL):
            self.broken.append(f"{who or 'visitor'} {method} {url[:200]} ({told}): {response.status_code} {self._errors}")
        return response

    @contextmanager
    def listening(self) -> Iterator["Fuzzer"]:
        got_request_exception.connect(self._hear)
        try:
            yield self
        finally:
            got_request_exception.disconnect(self._hear)

    def _hear(self, **_more: Any) -> None:
        self._errors.append(_last_lines())

    def nothing_broke(self) -> bool:
        """Each error once, so that a long list can be read."""
        seen: dict[str, str] = {}
        for line in self.broken:
            seen.setdefault(line.rpartition("): ")[2], line)
        assert not seen, f"{len(self.broken)} of {self.sent} broke\n" + "\n".join(seen.values())
        return True


def _last_lines() -> str:
    return traceback.format_exc()[-700:]


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
