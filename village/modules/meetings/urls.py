"""The addresses of meetings. A village's name stands in front of them."""

from django.urls import path

from village.modules.meetings.views import child, coming, hints, meeting, minutes, plan, review, writing

app_name = "meetings"

urlpatterns = [
    path("", plan.mine, name="mine"),
    path("hints/", hints.hints, name="hints"),
    path("hints/<uuid:pk>/<slug:hint>/", hints.known, name="known"),
    path("of/<uuid:pk>/", plan.plan, name="plan"),
    path("of/<uuid:pk>/new/", plan.new, name="new"),
    path("of/<uuid:pk>/glad/", plan.celebrate, name="celebrate"),
    path("glad/<uuid:pk>/thank/", plan.thank, name="thank"),
    path("point/<uuid:pk>/", writing.point, name="point"),
    path("child/<uuid:pk>/noted/", meeting.noted, name="noted"),
    path("child/<uuid:pk>/tell/", meeting.tell, name="tell"),
    path("voice/<uuid:pk>/", child.voice, name="voice"),
    path("review/<uuid:pk>/", review.review, name="review"),
    path("review/<uuid:pk>/say/", review.say, name="review_say"),
    path("review/<uuid:pk>/change/", review.change, name="review_change"),
    path("review/<uuid:pk>/end/", review.end, name="review_end"),
    path("<uuid:pk>/", meeting.meeting, name="meeting"),
    path("<uuid:pk>/bring/", meeting.bring, name="bring"),
    path("<uuid:pk>/coming/", coming.coming, name="coming"),
    path("<uuid:pk>/minutes/", minutes.minutes, name="minutes"),
    path("<uuid:pk>/off/", meeting.call_off, name="call_off"),
    path("<uuid:pk>/come/<uuid:seat>/", meeting.let_come, name="let_come"),
    path("<uuid:pk>/there/", writing.there, name="there"),
    path("<uuid:pk>/close/", writing.close, name="close"),
    path("<uuid:pk>/paper/", minutes.paper, name="paper"),
    path("<uuid:pk>/before/", child.before, name="before"),
    path("<uuid:pk>/before/<slug:way>/", child.say, name="say"),
]
