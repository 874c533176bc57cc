from django.apps import AppConfig


class LabConfig(AppConfig):
    """Two small tables that exist only in tests, to try the lock on every kind and audience."""

    name = "tests.lab"
    label = "lab"
