from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "village.trust.logbook"
    label = "logbook"
