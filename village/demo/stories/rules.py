"""What two villages decide differently: Kobe in Wilgendaal, Paul in Val-des-Tilleuls."""

from datetime import timedelta

from django.utils import timezone

from village.demo.stories.stage import Stage
from village.modules.handovers.reason_lists import DECLINING
from village.modules.help_requests.reason_lists import ENDING, GIVING
from village.modules.help_requests.words import Outcome
from village.modules.rules import keeping
from village.modules.rules.words import Number


def wilgendaal_decides(stage: Stage) -> None:
    """From next month on a plan is looked at sooner; closed for the fair; two reasons in its own words."""
    today = timezone.localdate()
    with stage.playing("kobe") as kobe:
        keeping.set_number(
            Number.FIRST_LOOK, by=kobe, to=21, counts_from=today + timedelta(days=30), because="Drie weken bleek beter",
        )  # fmt: skip
        fair = today + timedelta(days=45)
        keeping.be_closed(by=kobe, first=fair, last=fair + timedelta(days=1), name="Dorpskermis")
        keeping.word(DECLINING, "full", by=kobe, first="nl", texts={
            "nl": "Bij ons is er nu geen plaats.", "fr": "Nous n’avons pas de place pour le moment.",
        })  # fmt: skip
        keeping.word(GIVING, "", by=kobe, first="nl", texts={
            "nl": "Je collega werkt in deze wijk.", "fr": "Votre collègue travaille dans ce quartier.",
        })  # fmt: skip


def tilleuls_decides(stage: Stage) -> None:
    """Two hours more to answer, a week closed, and an ending of its own."""
    today = timezone.localdate()
    with stage.playing("paul") as paul:
        keeping.set_number(Number.ANSWER, by=paul, to=18, counts_from=today, because="Nous sommes deux à l’accueil")
        week = today + timedelta(days=60)
        keeping.be_closed(by=paul, first=week, last=week + timedelta(days=4), name="Fermeture d’hiver")
        texts = {"fr": "La famille a déménagé."}
        keeping.word(ENDING, "", by=paul, first="fr", texts=texts, counts_as=Outcome.NOT_WANTED)
