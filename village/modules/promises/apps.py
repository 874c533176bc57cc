from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "village.modules.promises"
    label = "promises"
