"""The addresses of case conferences. A village's name stands in front of them."""

from django.urls import path

from village.modules.conferences.views import conference, convene, family

app_name = "conferences"

urlpatterns = [
    path("", convene.mine, name="mine"),
    path("new/", convene.new, name="new"),
    path("told/<uuid:pk>/", family.told, name="told"),
    path("<uuid:pk>/", conference.conference, name="conference"),
    path("<uuid:pk>/table/", conference.put, name="put"),
    path("<uuid:pk>/agree/", conference.agree, name="agree"),
    path("<uuid:pk>/tell/", conference.tell, name="tell"),
    path("<uuid:pk>/later/", conference.later, name="later"),
    path("<uuid:pk>/end/", conference.end, name="end"),
    path("<uuid:pk>/off/<uuid:member>/", conference.off, name="off"),
]
