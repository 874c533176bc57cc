"""The two invented villages, to look around in and to test with; only there when VILLAGE_DEMO=1."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "village.demo"
    label = "demo"
