"""When somebody who helps leaves, and when a plan ends: what the next one must know, and goodbye."""

from typing import Any

app_name = "passing_on"

urlpatterns: list[Any] = []
