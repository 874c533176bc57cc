"""The addresses of taking part. A village's name stands in front of them."""

from django.urls import path

from village.modules.taking_part.views import family, group

app_name = "taking_part"

urlpatterns = [
    path("", family.mine, name="mine"),
    path("groups/", group.mine, name="groups"),
    path("groups/new/<uuid:organisation>/", group.new, name="new_group"),
    path("groups/<uuid:pk>/", group.change, name="group"),
    path("today/<uuid:pk>/", group.today, name="today"),
    path("call/<uuid:pk>/", group.call, name="call"),
    path("begin/<uuid:person>/", family.begin, name="begin"),
    path("<uuid:pk>/", family.part, name="part"),
    path("<uuid:pk>/yes/", family.say_yes, name="say_yes"),
    path("<uuid:pk>/line/", family.line, name="line"),
    path("<uuid:pk>/calls/", family.calls, name="calls"),
    path("<uuid:pk>/photos/", family.photos, name="photos"),
    path("<uuid:pk>/stop/", family.stop, name="stop"),
]
