"""Who works together around families in an area: shared tasks, agenda, load and who stands in."""

from typing import Any

app_name = "wellbeing_teams"

urlpatterns: list[Any] = []
