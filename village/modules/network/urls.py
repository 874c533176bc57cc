"""The addresses of who is who. A village's name stands in front of them."""

from django.urls import path

from village.modules.network.views import keep, look, ours

app_name = "network"

urlpatterns = [
    path("", look.find, name="find"),
    path("service/<uuid:pk>/", look.service, name="service"),
    path("at/<uuid:pk>/", look.organisation, name="organisation"),
    path("contacts/", look.contacts, name="contacts"),
    path("ours/", ours.ours, name="ours"),
    path("ours/<uuid:organisation>/", ours.entry, name="entry"),
    path("ours/<uuid:organisation>/right/", ours.entry_right, name="entry_right"),
    path("ours/<uuid:organisation>/new/", ours.new, name="new_service"),
    path("ours/service/<uuid:pk>/", ours.change, name="change_service"),
    path("ours/service/<uuid:pk>/right/", ours.service_right, name="service_right"),
    path("ours/service/<uuid:pk>/end/", ours.end, name="end_service"),
    path("ours/service/<uuid:pk>/again/", ours.again, name="list_again"),
    path("keep/", keep.overview, name="keep"),
    path("keep/months/", keep.months, name="months"),
    path("keep/keeper/<uuid:organisation>/", keep.keeper, name="keeper"),
    path("keep/areas/new/", keep.area, name="new_area"),
    path("keep/areas/<uuid:pk>/", keep.area, name="area"),
    path("keep/areas/<uuid:pk>/end/", keep.end_area, name="end_area"),
    path("keep/kinds/new/", keep.kind, name="new_kind"),
    path("keep/kinds/<uuid:pk>/", keep.kind, name="kind"),
    path("keep/at/<uuid:organisation>/", keep.contact_at_school, name="contact_at_school"),
    path("keep/in/<uuid:pk>/", keep.contact_in_area, name="contact_in_area"),
    path("keep/contacts/<uuid:pk>/", keep.contact, name="contact"),
    path("keep/contacts/<uuid:pk>/end/", keep.end_contact, name="end_contact"),
]
