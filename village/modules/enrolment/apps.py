from django.apps import AppConfig


class EnrolmentConfig(AppConfig):
    name = "village.modules.enrolment"
    label = "enrolment"
