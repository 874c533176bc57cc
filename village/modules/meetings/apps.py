from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "village.modules.meetings"
    label = "meetings"
