from django.apps import AppConfig


class FidelityConfig(AppConfig):
    name = "village.modules.fidelity"
    label = "fidelity"
