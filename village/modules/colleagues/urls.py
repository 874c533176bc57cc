"""The addresses of colleagues. A village's name stands in front of them."""

from django.urls import path

from village.modules.colleagues.views import coming, keeping, lists, lost, people

app_name = "colleagues"

urlpatterns = [
    path("", people.people, name="people"),
    path("invite/<uuid:organisation>/", people.invite, name="invite"),
    path("invited/<uuid:pk>/take-back/", people.take_back, name="take_back"),
    path("chair/<uuid:pk>/shown/", people.shown, name="shown"),
    path("chair/<uuid:pk>/", people.change, name="change"),
    path("chair/<uuid:pk>/more/", people.give, name="give"),
    path("chair/<uuid:pk>/end/", people.end, name="end"),
    path("come/<str:secret>/", coming.come, name="come"),
    path("list/<uuid:organisation>/", lists.colleagues, name="list"),
    path("list/<uuid:organisation>/bring-in/", lists.bring_in, name="bring_in"),
    path("list/<uuid:organisation>/empty/", lists.empty_list, name="empty_list"),
    path("organisations/", people.organisations, name="organisations"),
    path("organisations/<uuid:organisation>/manager/", people.first_manager, name="first_manager"),
    path("organisations/waiting/", people.waiting, name="waiting"),
    path("organisations/list/", lists.organisations, name="organisation_list"),
    path("organisations/list/bring-in/", lists.bring_in_organisations, name="bring_in_organisations"),
    path("organisations/list/empty/", lists.empty_organisations, name="empty_organisations"),
    path("chair/<uuid:pk>/hand-over/", keeping.hand_over, name="hand_over"),
    path("organisations/second-manager/", keeping.second_manager, name="second_manager"),
    path("village/", keeping.village, name="village"),
    path("village/name/", keeping.name_keeper, name="name_keeper"),
    path("village/<uuid:pk>/end/", keeping.end_keeper, name="end_keeper"),
    path("proposal/<uuid:pk>/", keeping.proposal, name="proposal"),
    path("proposal/<uuid:pk>/yes/", keeping.confirm, name="confirm"),
    path("proposal/<uuid:pk>/no/", keeping.stop, name="stop_proposal"),
    path("lost/", lost.lost, name="lost"),
    path("lost/stop/", lost.stop, name="stop"),
    path("lost/<uuid:pk>/", lost.known, name="known"),
]
