from django.apps import AppConfig


class OwnDataConfig(AppConfig):
    name = "village.modules.own_data"
    label = "own_data"
