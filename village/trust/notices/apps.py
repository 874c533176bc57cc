from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "village.trust.notices"
    label = "notices"
