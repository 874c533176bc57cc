"""The front doors. A village's own pages stand without its name here: a middleware puts it in front."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from village.config.health import health
from village.trust.access.doors import open_to_all

urlpatterns = [
    path("health/", health, name="health"),
    path("ui/", include("village.ui.urls")),
    path(
        "language/",
        open_to_all(because="everybody chooses the language of the pages")(set_language),
        name="set_language",
    ),
    path("account/", include("village.portal.entrance.urls")),
    path("account/", include("village.portal.entrance.account_urls")),
    path("requests/", include("village.modules.help_requests.urls")),
    path("who-is-who/", include("village.modules.network.urls")),
    path("enrolment/", include("village.modules.enrolment.urls")),
    path("talks/", include("village.modules.talks.urls")),
    path("promises/", include("village.modules.promises.urls")),
    path("circle/", include("village.modules.circles.urls")),
    path("taking-part/", include("village.modules.taking_part.urls")),
    path("own-questions/", include("village.modules.own_questions.urls")),
    path("rules/", include("village.modules.rules.urls")),
    path("reach/", include("village.modules.channels.urls")),
    path("handovers/", include("village.modules.handovers.urls")),
    path("papers/", include("village.modules.papers.urls")),
    path("faces/", include("village.modules.faces.urls")),
    path("waiting/", include("village.modules.waiting.urls")),
    path("plan/", include("village.modules.family_plans.urls")),
    path("agreed/", include("village.modules.agreements.urls")),
    path("meetings/", include("village.modules.meetings.urls")),
    path("safety/", include("village.modules.safety_notes.urls")),
    path("passing-on/", include("village.modules.passing_on.urls")),
    path("colleagues/", include("village.modules.colleagues.urls")),
    path("fidelity/", include("village.modules.fidelity.urls")),
    path("pit/", include("village.modules.pit.urls")),
    path("teams/", include("village.modules.wellbeing_teams.urls")),
    path("danger/", include("village.modules.danger.urls")),
    path("conference/", include("village.modules.conferences.urls")),
    path("own-data/", include("village.modules.own_data.urls")),
    path("", include("village.portal.urls")),
]
if settings.DEMO:
    urlpatterns.insert(0, path("demo/", include("village.demo.urls")))
