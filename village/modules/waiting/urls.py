"""The addresses of waiting. A village's name stands in front of them."""

from django.urls import path

from village.modules.waiting.views import entry, lists, putting, rules

app_name = "waiting"

urlpatterns = [
    path("", lists.mine, name="mine"),
    path("who/", lists.keeps, name="keeps"),
    path("areas/", lists.areas, name="areas"),
    path("numbers/", lists.numbers, name="numbers"),
    path("rules/", rules.rules, name="rules"),
    path("lists/", lists.lists, name="lists"),
    path("lists/new/", lists.keep, name="list_new"),
    path("lists/<uuid:pk>/", lists.keep, name="list"),
    path("put/<uuid:pk>/", putting.put, name="put"),
    path("proposal/<uuid:pk>/", putting.proposal, name="proposal"),
    path("proposal/<uuid:pk>/agree/", putting.agree, name="agree"),
    path("proposal/<uuid:pk>/refuse/", putting.refuse, name="refuse"),
    path("place/<uuid:pk>/", entry.answer_place, name="answer_place"),
    path("meanwhile/<uuid:pk>/", entry.answer_bridge, name="answer_bridge"),
    path("<uuid:pk>/", entry.entry, name="entry"),
    path("<uuid:pk>/talk/", entry.check_in, name="check_in"),
    path("<uuid:pk>/why/", entry.judge, name="judge"),
    path("<uuid:pk>/offer/", entry.bridge, name="bridge"),
    path("<uuid:pk>/place/", entry.place, name="place"),
    path("<uuid:pk>/give/", entry.give, name="give"),
    path("<uuid:pk>/begin/", entry.begin, name="begin"),
    path("<uuid:pk>/say/", entry.say, name="say"),
    path("<uuid:pk>/leave/", entry.leave, name="leave"),
]
