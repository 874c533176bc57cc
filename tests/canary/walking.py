"""The demo with a mark in every secret, and every page of it as everybody: walked once, also for the forms it holds."""

import logging
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.canary.allowed import may_read
from tests.canary.marks import Mark, mark_everything
from tests.crawl import Visit, walk
from tests.demo_village import Demo
from village.demo.connection import as_the_app

EARLIER: dict[str, list[Visit]] = {}
"""What was met on the way in this run, for who only wants to know which pages there are."""
GLOBAL = ("/", "/demo/", "/ui/", "/health/")


@dataclass
class Walked:
    """What everybody met on the way; `""` is the visitor, `"receipt"` who came back with a code."""

    marks: dict[int, Mark]
    visits: dict[str, list[Visit]] = field(default_factory=dict)
    logged: list[str] = field(default_factory=list)
    allowed: dict[str, set[Any]] = field(default_factory=dict)

    def may_read(self, demo: Demo, slug: str) -> set[Any]:
        """Worked out once for each of them: the slow formulation asks every table."""
        if slug not in self.allowed:
            self.allowed[slug] = may_read(demo, slug)
        return self.allowed[slug]


class Listening(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.getMessage()} {record.exc_text or record.exc_info or ''}")


@pytest.fixture(scope="session")
def marks(demo_village: Demo, django_db_blocker: Any) -> dict[int, Mark]:
    with django_db_blocker.unblock():
        return mark_everything()


@pytest.fixture(scope="session")
def walked(marks: dict[int, Mark], demo_village: Demo, django_db_blocker: Any) -> Walked:
    walked = Walked(marks)
    ear = Listening(walked.logged)
    logging.getLogger().addHandler(ear)
    with django_db_blocker.unblock(), as_the_app():
        for slug in ["", "receipt", *demo_village.slugs]:
            home = f"/{demo_village.home(slug)}/"
            walked.visits[slug] = list(walk(demo_village.client(slug), home, *GLOBAL))
    logging.getLogger().removeHandler(ear)
    EARLIER.update(walked.visits)
    return walked
