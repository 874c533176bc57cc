from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "village.modules.conferences"
    label = "conferences"
