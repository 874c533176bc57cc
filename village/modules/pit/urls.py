"""Early help with child, parents and school: trust first, then strengths, then a plan."""

from typing import Any

app_name = "pit"

urlpatterns: list[Any] = []
