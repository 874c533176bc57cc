"""The addresses of the door. A village's name stands in front of them."""

from django.urls import path

from village.modules.help_requests.views import ask, desk, follow

app_name = "help_requests"

urlpatterns = [
    path("", desk.inbox, name="inbox"),
    path("overview/", desk.overview, name="overview"),
    path("mine/", follow.mine, name="mine"),
    path("ask/", ask.ask, name="ask"),
    path("ask/anew/", ask.ask_anew, name="ask_anew"),
    path("ask/<slug:screen>/", ask.ask, name="ask_screen"),
    path("<uuid:pk>/", desk.request_page, name="request"),
    path("<uuid:pk>/sent/", ask.sent, name="sent"),
    path("<uuid:pk>/follow/", follow.follow, name="follow"),
    path("<uuid:pk>/reply/", follow.reply, name="reply"),
    path("<uuid:pk>/stop-sharing/", follow.stop, name="stop_sharing"),
    path("<uuid:pk>/finished/", follow.finished, name="finished"),
    path("<uuid:pk>/take-up/", desk.take_up, name="take_up"),
    path("<uuid:pk>/ask-back/", desk.ask_back, name="ask_back"),
    path("<uuid:pk>/answer/", desk.answer, name="answer"),
    path("<uuid:pk>/promise-again/", desk.promise_again, name="promise_again"),
    path("<uuid:pk>/close/", desk.close, name="close"),
]
