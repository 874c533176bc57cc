from django.apps import AppConfig


class TalksConfig(AppConfig):
    name = "village.modules.talks"
    label = "talks"
