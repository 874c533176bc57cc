from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "village.modules.channels"
    label = "channels"
