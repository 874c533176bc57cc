from django.apps import AppConfig


class WaitingConfig(AppConfig):
    name = "village.modules.waiting"
    label = "waiting"
