from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "village.portal"
    label = "portal"
