from django.apps import AppConfig


class DangerConfig(AppConfig):
    name = "village.modules.danger"
    label = "danger"
