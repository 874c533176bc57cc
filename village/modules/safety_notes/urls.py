"""A short note for when it is acute: two numbers, what helps, who may open it."""

from typing import Any

app_name = "safety_notes"

urlpatterns: list[Any] = []
