from django.apps import AppConfig


class ColleaguesConfig(AppConfig):
    name = "village.modules.colleagues"
    label = "colleagues"
