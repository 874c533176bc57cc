"""The addresses of danger and safety. A village's name stands in front of them."""

from django.urls import path

from village.modules.danger.views import act, decide, family, note, now

app_name = "danger"

urlpatterns = [
    path("", now.now, name="now"),
    path("acts/", now.acts, name="acts"),
    path("note/", note.now, name="note_now"),
    path("decide/<slug:deed>/", decide.decide, name="decide"),
    path("acts/<uuid:pk>/", act.act, name="act"),
    path("acts/<uuid:pk>/complete/", act.complete, name="complete"),
    path("acts/<uuid:pk>/look/", act.look, name="look"),
    path("acts/<uuid:pk>/note/", note.note, name="note"),
    path("acts/<uuid:pk>/open/", act.take_review, name="take_review"),
    path("acts/<uuid:pk>/<slug:verb>/", act.step, name="step"),
    path("told/<uuid:pk>/", family.told, name="told"),
    path("received/<uuid:pk>/", family.received, name="received"),
]
