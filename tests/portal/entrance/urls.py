"""The real pages of coming in, between stand-ins for the rest of the village."""

from django.http import HttpResponse
from django.urls import include, path
from django.views.i18n import set_language

from village.trust.access.doors import open_to_all


@open_to_all(because="a stand-in for the front door")
def home(request):
    return HttpResponse(f"home of {request.actor.name or 'a visitor'}")


def desk(request):
    return HttpResponse(f"data about people, for {request.actor.name}; wrote {request.POST.get('words', '')}")


def follow(request, pk):
    return HttpResponse(f"following {pk}, only {request.actor.only_item}")


urlpatterns = [
    path("ui/", include("village.ui.urls")),
    path("language/", open_to_all(because="everybody chooses")(set_language), name="set_language"),
    path("account/", include("village.portal.entrance.urls")),
    path("account/", include("village.portal.entrance.account_urls")),
    path("colleagues/", include("village.modules.colleagues.urls")),
    path("requests/<uuid:pk>/", include(([path("", follow, name="follow")], "help_requests"))),
    path(
        "",
        include(
            (
                [
                    path("", home, name="home"),
                    path("desk/", desk, name="desk"),
                    path("search/", desk, name="search"),
                    path("notices/", desk, name="notices"),
                ],
                "portal",
            )
        ),
    ),
]
