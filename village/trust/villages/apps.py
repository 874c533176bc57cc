from django.apps import AppConfig


class VillagesConfig(AppConfig):
    name = "village.trust.villages"
    label = "villages"
