from django.apps import AppConfig


class WellbeingTeamsConfig(AppConfig):
    name = "village.modules.wellbeing_teams"
    label = "wellbeing_teams"
