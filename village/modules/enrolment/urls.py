"""The addresses of enrolling. A village's name stands in front of them."""

from django.urls import path

from village.modules.enrolment.views import keep, mine, moment, steps

app_name = "enrolment"

urlpatterns = [
    path("", steps.steps, name="steps"),
    path("keep/", keep.years, name="keep"),
    path("keep/new/", keep.new_year, name="new_year"),
    path("keep/<uuid:pk>/", keep.year, name="year"),
    path("keep/<uuid:pk>/change/", keep.change_year, name="change_year"),
    path("keep/<uuid:pk>/step/", keep.new_step, name="new_step"),
    path("keep/step/<uuid:pk>/", keep.change_step, name="change_step"),
    path("keep/step/<uuid:pk>/end/", keep.end_step, name="end_step"),
    path("keep/step/<uuid:pk>/again/", keep.step_again, name="step_again"),
    path("mine/<uuid:pk>/", mine.choose, name="choose"),
    path("mine/<uuid:pk>/done/<uuid:step>/", mine.tick, name="tick"),
    path("mine/<uuid:pk>/moment/", mine.ask_moment, name="ask_moment"),
    path("mine/<uuid:pk>/yes/", mine.agree, name="agree"),
    path("moment/<uuid:pk>/", moment.plan, name="plan"),
    path("moment/<uuid:pk>/off/", moment.off, name="off"),
]
