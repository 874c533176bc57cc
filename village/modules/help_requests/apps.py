from django.apps import AppConfig


class HelpRequestsConfig(AppConfig):
    name = "village.modules.help_requests"
    label = "help_requests"
