"""The addresses of early help. A village's name stands in front of them."""

from django.urls import path

from village.modules.pit.views import adding, answering, begin, pages

app_name = "pit"

urlpatterns = [
    path("", pages.mine, name="mine"),
    path("new/<uuid:pk>/", begin.new, name="new"),
    path("beside/<uuid:pk>/", begin.beside, name="beside"),
    path("offer/<uuid:pk>/", begin.offer, name="offer"),
    path("offer/<uuid:pk>/yes/", begin.agree, name="agree"),
    path("offer/<uuid:pk>/aloud/", begin.aloud, name="aloud"),
    path("offer/<uuid:pk>/right/", begin.right, name="aloud_right"),
    path("offer/<uuid:pk>/no/", begin.refuse, name="refuse"),
    path("school/<uuid:pk>/", pages.school, name="school"),
    path("school/<uuid:pk>/add/<slug:what>/", adding.add_at_school, name="add_at_school"),
    path("school/<uuid:pk>/on/", answering.school_on, name="school_on"),
    path("school/<uuid:pk>/off/", answering.school_off, name="school_off"),
    path("advice/<uuid:pk>/", answering.advice, name="advice"),
    path("strength/<uuid:pk>/", answering.strength, name="strength"),
    path("next/<uuid:pk>/", answering.next_one, name="next_one"),
    path("doing/<uuid:pk>/", answering.doing, name="doing"),
    path("<uuid:pk>/", pages.trajectory, name="trajectory"),
    path("<uuid:pk>/child/", pages.child, name="child"),
    path("<uuid:pk>/add/<slug:what>/", adding.add, name="add"),
    path("<uuid:pk>/go-on/", answering.go_on, name="go_on"),
    path("<uuid:pk>/stop/", answering.stop, name="stop"),
]
