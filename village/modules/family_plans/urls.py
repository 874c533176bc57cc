"""A plan of a family: the page, writing in it, goals and steps, the circle, and how it begins."""

from django.urls import path

from village.modules.family_plans.views import begin, circle, goals, plan, steps, words

app_name = "family_plans"

urlpatterns = [
    path("", plan.mine, name="mine"),
    path("start/", begin.start, name="start"),
    path("offer/<uuid:pk>/", begin.offer, name="offer"),
    path("offered/<uuid:pk>/", begin.offered, name="offered"),
    path("offered/<uuid:pk>/yes/", begin.answer, {"says": "yes"}, name="offered_yes"),
    path("offered/<uuid:pk>/no/", begin.answer, {"says": "no"}, name="offered_no"),
    path("<uuid:pk>/", plan.plan, name="plan"),
    path("<uuid:pk>/words/<slug:prompt>/", words.words, name="words"),
    path("<uuid:pk>/good/", words.strength, name="strength"),
    path("<uuid:pk>/need/", words.need, name="need"),
    path("<uuid:pk>/goal/", goals.add, name="add_goal"),
    path("<uuid:pk>/goal/<uuid:goal>/up/", plan.order, {"way": "up"}, name="goal_up"),
    path("<uuid:pk>/goal/<uuid:goal>/down/", plan.order, {"way": "down"}, name="goal_down"),
    path("<uuid:pk>/circle/", circle.draw, name="draw"),
    path("<uuid:pk>/team/<uuid:member>/", circle.member, name="member"),
    path("<uuid:pk>/team/<uuid:member>/again/", circle.draw_again, name="draw_again"),
    path("<uuid:pk>/team/<uuid:member>/ask/", circle.ask, name="ask_along"),
    path("<uuid:pk>/team/<uuid:member>/yes/", circle.answer, {"says": "yes"}, name="say_yes"),
    path("<uuid:pk>/team/<uuid:member>/no/", circle.answer, {"says": "no"}, name="say_no"),
    path("<uuid:pk>/team/<uuid:member>/less/", circle.less, name="show_less"),
    path("<uuid:pk>/team/<uuid:member>/remove/", circle.remove, name="remove"),
    path("<uuid:pk>/team/<uuid:member>/eyes/", circle.eyes, name="eyes"),
    path("<uuid:pk>/team/<uuid:member>/coordinates/", circle.coordinates, name="coordinates"),
    path("<uuid:pk>/team/<uuid:member>/link/<uuid:step>/", circle.link, name="link"),
    path("goal/<uuid:pk>/", goals.goal, name="goal"),
    path("goal/<uuid:pk>/says/", goals.say, name="goal_says"),
    path("goal/<uuid:pk>/way/", goals.option, name="option"),
    path("way/<uuid:pk>/choose/", goals.choose, name="choose"),
    path("goal/<uuid:pk>/step/", goals.add_step, name="add_step"),
    path("step/<uuid:pk>/", steps.step, name="step"),
    path("step/<uuid:pk>/give/", goals.give_step, name="give_step"),
    path("step/<uuid:pk>/done/", steps.say, {"what": "done"}, name="step_done"),
    path("step/<uuid:pk>/thanks/", steps.say, {"what": "thanks"}, name="step_thanks"),
    path("step/<uuid:pk>/dropped/", steps.say, {"what": "dropped"}, name="step_dropped"),
    path("step/<uuid:pk>/later/", steps.later, name="step_later"),
    path("<slug:what>/<uuid:pk>/anew/", words.reword, name="reword"),
    path("<slug:what>/<uuid:pk>/differently/", words.differently, name="differently"),
]
