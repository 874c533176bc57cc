"""The addresses of safety notes. A village's name stands in front of them."""

from django.urls import path

from village.modules.safety_notes.views import note, noting, writing

app_name = "safety_notes"

urlpatterns = [
    path("", note.mine, name="mine"),
    path("mine/", writing.own, name="own"),
    path("of/<uuid:pk>/", writing.of_plan, name="of_plan"),
    path("for/<uuid:pk>/", noting.for_family, name="for_family"),
    path("for/<uuid:pk>/noted/", noting.noted, name="noted"),
    path("for/<uuid:pk>/aloud/<uuid:person>/", noting.aloud, name="aloud"),
    path("<uuid:pk>/", note.note, name="note"),
    path("<uuid:pk>/again/", writing.again, name="again"),
    path("<uuid:pk>/away/", writing.away, name="away"),
    path("<uuid:pk>/paper/", note.paper, name="paper"),
    path("<uuid:pk>/stop/<uuid:person>/", note.stop, name="stop"),
]
