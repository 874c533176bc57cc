from django.apps import AppConfig


class HandoversConfig(AppConfig):
    name = "village.modules.handovers"
    label = "handovers"
