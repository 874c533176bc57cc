"""The addresses of the rules of a village. A village's name stands in front of them."""

from django.urls import path

from village.modules.rules import views

app_name = "rules"

urlpatterns = [
    path("", views.rules, name="all"),
    path("law/", views.law, name="law"),
    path("changes/", views.changes, name="changes"),
    path("hours/", views.hours, name="hours"),
    path("days-off/", views.days_off, name="days_off"),
    path("days-off/<uuid:pk>/open/", views.open_after_all, name="open_after_all"),
    path("numbers/<slug:key>/", views.number, name="number"),
    path("reasons/<slug:key>/", views.reason_list, name="reasons"),
    path("reasons/<slug:key>/new/", views.reason, name="new_reason"),
    path("reasons/<slug:key>/<slug:code>/", views.reason, name="reason"),
    path("reasons/<slug:key>/<slug:code>/switch/", views.switch, name="switch"),
]
