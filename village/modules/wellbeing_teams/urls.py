"""The addresses of wellbeing teams. A village's name stands in front of them."""

from django.urls import path

from village.modules.wellbeing_teams.views import family, keeping, notes, tasks, teams

app_name = "wellbeing_teams"

urlpatterns = [
    path("", teams.mine, name="mine"),
    path("areas/", teams.areas, name="areas"),
    path("new/", keeping.new, name="new"),
    path("notes/<uuid:pk>/", notes.note, name="note"),
    path("point/<uuid:pk>/", teams.point, name="point"),
    path("point/<uuid:pk>/off/", teams.point_off, name="point_off"),
    path("task/<uuid:pk>/", tasks.task, name="task"),
    path("task/<uuid:pk>/done/", tasks.done_now, name="task_done"),
    path("task/<uuid:pk>/give/", tasks.give, name="task_give"),
    path("seat/<uuid:pk>/end/", keeping.end, name="seat_end"),
    path("seat/<uuid:pk>/stand-in/", keeping.stand_in, name="stand_in"),
    path("seat/<uuid:pk>/ceiling/", keeping.ceiling, name="ceiling"),
    path("about/<uuid:pk>/", family.about_request, name="about_request"),
    path("about-plan/<uuid:pk>/", family.about_plan, name="about_plan"),
    path("family/<uuid:pk>/", family.family, name="family"),
    path("family/<uuid:pk>/talked/", family.talked, name="talked"),
    path("family/<uuid:pk>/off/", family.off, name="family_off"),
    path("family/<uuid:pk>/yes/", family.yes, name="yes"),
    path("family/<uuid:pk>/rather-not/", family.rather_not, name="rather_not"),
    path("<uuid:pk>/", teams.team, name="team"),
    path("<uuid:pk>/point/", teams.put, name="put"),
    path("<uuid:pk>/task/", tasks.new, name="task_new"),
    path("<uuid:pk>/keep/", keeping.keep, name="keep"),
    path("<uuid:pk>/people/", keeping.people, name="people"),
    path("<uuid:pk>/back/", notes.write, name="write_back"),
]
