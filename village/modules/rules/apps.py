from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "village.modules.rules"
    label = "rules"
