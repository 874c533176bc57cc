from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "village.trust.directory"
    label = "directory"
