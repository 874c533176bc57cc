"""The addresses of the door. A village's name stands in front of them."""

from django.urls import path

from village.modules.help_requests.views import able, ask, desk, follow, guardians, inbox, others, team

app_name = "help_requests"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("views/keep/", inbox.keep_view, name="keep_view"),
    path("views/drop/", inbox.drop_view, name="drop_view"),
    path("figures/", able.figures, name="figures"),
    path("overview/", desk.overview, name="overview"),
    path("give/", team.give, name="give"),
    path("nudge/", team.nudge, name="nudge"),
    path("team/", team.team, name="team"),
    path("team/ceiling/", team.ceiling, name="ceiling"),
    path("team/leaving/", team.leaving, name="leaving"),
    path("away/", team.away, name="away"),
    path("away/back/", team.back, name="back"),
    path("step-in/", team.step_in, name="step_in"),
    path("rules/", team.rules, name="rules"),
    path("write-down/", others.write_down, name="write_down"),
    path("pass-on/", others.pass_on, name="pass_on"),
    path("passed-on/", others.passed_on, name="passed_on"),
    path("passed-on/known/", others.known, name="known"),
    path("passed-on/not-wanted/", others.not_wanted, name="not_wanted"),
    path("mine/", follow.mine, name="mine"),
    path("ask/", ask.ask, name="ask"),
    path("ask/anew/", ask.ask_anew, name="ask_anew"),
    path("ask/<slug:screen>/", ask.ask, name="ask_screen"),
    path("<uuid:pk>/", desk.request_page, name="request"),
    path("<uuid:pk>/sent/", ask.sent, name="sent"),
    path("<uuid:pk>/follow/", follow.follow, name="follow"),
    path("<uuid:pk>/reply/", follow.reply, name="reply"),
    path("<uuid:pk>/for-somebody-else/", follow.add_question, name="ask_more"),
    path("<uuid:pk>/again/", follow.again, name="ask_again"),
    path("<uuid:pk>/stop-sharing/", follow.stop, name="stop_sharing"),
    path("<uuid:pk>/finished/", follow.finished, name="finished"),
    path("<uuid:pk>/take-up/", desk.take_up, name="take_up"),
    path("<uuid:pk>/ask-back/", desk.ask_back, name="ask_back"),
    path("<uuid:pk>/contact/", desk.contact, name="contact"),
    path("<uuid:pk>/meanwhile/", desk.bridge, name="bridge"),
    path("<uuid:pk>/answer/", desk.answer, name="answer"),
    path("<uuid:pk>/promise-again/", desk.promise_again, name="promise_again"),
    path("<uuid:pk>/promise-more/", desk.promise_more, name="promise_more"),
    path("<uuid:pk>/question/", desk.add_question, name="add_question"),
    path("<uuid:pk>/able/", able.able, name="able"),
    path("<uuid:pk>/guardians/", guardians.guardians, name="guardians"),
    path("<uuid:pk>/tell-back/", others.tell_back, name="tell_back"),
    path("<uuid:pk>/close/", desk.close, name="close"),
    path("<uuid:pk>/open-again/", desk.open_again, name="open_again"),
]
