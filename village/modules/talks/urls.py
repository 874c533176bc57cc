"""The addresses of talks. A village's name stands in front of them."""

from django.urls import path

from village.modules.talks.views import asking, desk, mending, menu, mine, together

app_name = "talks"

urlpatterns = [
    path("", menu.menu, name="menu"),
    path("asked/", desk.asked, name="asked"),
    path("kept/", desk.kept, name="kept"),
    path("kept/new/", desk.new, name="new"),
    path("kept/training/", desk.training, name="training"),
    path("kept/<uuid:pk>/", desk.change, name="change"),
    path("kept/<uuid:pk>/close/", desk.close, name="close"),
    path("sent/<uuid:pk>/", asking.sent, name="sent"),
    path("limits/<uuid:pk>/", mine.limits, name="limits"),
    path("together/<uuid:pk>/invite/", together.invite, name="invite"),
    path("together/<uuid:pk>/link/", together.link, name="link"),
    path("together/<uuid:pk>/stop/", together.stop, name="stop"),
    path("mend/<uuid:pk>/", mending.mend, name="mend"),
    path("together/<uuid:pk>/done/", mending.done, name="done"),
    path("invited/<uuid:pk>/", together.invited, name="invited"),
    path("invited/<uuid:pk>/yes/", together.say, {"answer": "yes"}, name="say_yes"),
    path("invited/<uuid:pk>/no/", together.say, {"answer": "no"}, name="say_no"),
    path("<uuid:pk>/", menu.talk, name="talk"),
    path("<uuid:pk>/ask/", asking.ask, name="ask"),
    path("<uuid:pk>/ask/how/", asking.ask_how, name="ask_how"),
    path("<uuid:pk>/ask/anew/", asking.anew, name="ask_anew"),
]
