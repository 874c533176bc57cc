from django.apps import AppConfig


class PassingOnConfig(AppConfig):
    name = "village.modules.passing_on"
    label = "passing_on"
