"""When somebody who helps leaves, and when a plan ends: what the next one must know, and goodbye."""

from django.urls import path

from village.modules.passing_on.views import afterwards, at_once, ending, keeping, leaving, passing

app_name = "passing_on"

urlpatterns = [
    path("", leaving.mine, name="mine"),
    path("leaving/", leaving.announce, name="announce"),
    path("leaving/<uuid:pk>/off/", leaving.call_off, name="call_off"),
    path("team/", leaving.team, name="team"),
    path("team/<uuid:pk>/end/", at_once.end, name="end_access"),
    path("ended/", at_once.ended, name="ended"),
    path("months/", leaving.months, name="months"),
    path("plan/<uuid:pk>/begin/", passing.begin, name="begin"),
    path("plan/<uuid:pk>/end/", ending.propose, name="propose_ending"),
    path("plan/<uuid:pk>/back/", afterwards.come_back, name="come_back"),
    path("letter/<uuid:pk>/", passing.letter, name="letter"),
    path("ending/<uuid:pk>/", ending.ending, name="ending"),
    path("ending/<uuid:pk>/note/<slug:about>/", ending.note, name="note"),
    path("ending/<uuid:pk>/goodbye/", ending.goodbye, name="goodbye"),
    path("ending/<uuid:pk>/celebrate/", ending.celebrate, name="celebrate"),
    path("ending/<uuid:pk>/afterwards/", ending.aftercare, name="aftercare"),
    path("ending/<uuid:pk>/afterwards/other/", afterwards.other_caller, name="other_caller"),
    path("ending/<uuid:pk>/close/", ending.close, name="close"),
    path("ending/<uuid:pk>/keep/", keeping.keep, name="keep"),
    path("ending/<uuid:pk>/keep/order/", keeping.order, name="order"),
    path("ending/<uuid:pk>/keep/word/", keeping.word, name="word"),
    path("ending/<uuid:pk>/keep/paper/", keeping.paper, name="paper"),
    path("calls/", afterwards.calls, name="calls"),
    path("call/<uuid:pk>/", afterwards.call, name="call"),
    path("<uuid:pk>/", passing.passing, name="passing"),
    path("<uuid:pk>/words/", passing.words, name="words"),
    path("<uuid:pk>/next/", passing.propose, name="next"),
    path("<uuid:pk>/yes/<uuid:of>/", passing.say_yes, name="say_yes"),
    path("<uuid:pk>/another/<uuid:of>/", passing.another, name="another"),
    path("<uuid:pk>/met/", passing.met, name="met"),
    path("<uuid:pk>/steps/", passing.give_steps, name="give_steps"),
    path("<uuid:pk>/stop/", passing.stop, name="stop"),
]
