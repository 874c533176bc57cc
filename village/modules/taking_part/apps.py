from django.apps import AppConfig


class TakingPartConfig(AppConfig):
    name = "village.modules.taking_part"
    label = "taking_part"
