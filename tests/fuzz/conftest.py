from typing import Any

import pytest

from tests.demo_village import Demo
from tests.fuzz.sending import Fuzzer


@pytest.fixture(autouse=True)
def _no_waiting(settings: Any) -> None:
    settings.VILLAGE_ANSWER_SECONDS = 0
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def fuzzer(demo_village: Demo):
    with Fuzzer(demo_village).listening() as fuzzer:
        yield fuzzer
