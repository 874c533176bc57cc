from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "village.modules.network"
    label = "network"
