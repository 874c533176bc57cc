from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "village.trust.access"
    label = "access"
