from django.apps import AppConfig


class PitConfig(AppConfig):
    name = "village.modules.pit"
    label = "pit"
