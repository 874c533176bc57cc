"""What people in Wilgendaal wrote about waiting, all invented."""

from village.demo.stories.stage import Asked
from village.modules.help_requests.words import Asker, LifeArea, ReachBy

TALKS = "Praten en spelen met een kinderbegeleider"
TALKS_ABOUT = "Een kind speelt en praat elke week een uur met dezelfde begeleider; de ouder komt elke maand mee."
TALKS_OUTSIDE = "Woon je verder weg, dan komt Nele om de twee weken naar de bib in jouw buurt."
BUDDY = "Een maatje voor de vrije tijd"
BUDDY_ABOUT = "Een jongere van zeventien of ouder gaat elke week een namiddag mee naar een club, het park of de bib."
BUDDY_OUTSIDE = "Woon je verder weg, dan zoekt Jonas een maatje dat in jouw buurt woont."
STUDY = "Samen leren studeren"
STUDY_ABOUT = "Een begeleider helpt je een half jaar lang plannen, kiezen en volhouden."
SIBLINGS = "Broers en zussen van wie al komt"

ANGRY = Asked(
    Asker.PARENT,
    goes_well="Sami zorgt voor zijn plantjes en maakt iedereen aan het lachen.",
    hard="Sinds de zomer is hij snel boos en daarna verdrietig. Op school zegt hij bijna niets. Met wie kan hij praten?",
    areas=(LifeArea.FEELINGS, LifeArea.SCHOOL),
    called_name="Sami",
    reach_by=ReachBy.CALL,
    reach_where="0470 00 02 01, na vier uur",
)
ANGRY_WHY = "Sami mist nu één dag per week. Leïla en ik denken dat het na de vakantie moeilijker wordt, als de klas wisselt."
ANGRY_MEANWHILE = "Op dinsdag maakt hij zijn huiswerk bij Jonas in De Loods. Leïla kan mij elke werkdag bellen."
ANGRY_ANSWER = (
    "Dag Leïla, bij Amarant is er nog geen plek. Jullie staan nu op de lijst, met Nele als iemand om te bellen. "
    "Sami kan al dinsdag naar de huiswerkklas van De Loods; ik blijf jullie volgen."
)
ANGRY_TALK = (
    "Sami slaapt beter. Op dinsdag gaat hij graag naar De Loods. In de klas zegt hij nog weinig; zijn juf gaf hem een vriend "
    "om naast te zitten."
)
ANGRY_BRIDGE = "Op woensdag om 14 uur tekenen we met vier kinderen. Sami is welkom tot er een plek is."
ANGRY_PLACE = "Vanaf januari is er een plek op donderdag om half vijf. Jullie mogen eerst eens komen kijken."
ANGRY_FROM = "Leïla, zijn mama"

BUDDY_WHY = (
    "Amir wil zo graag naar buiten na school, maar hij gaat niet alleen. Hamid en ik willen niet wachten tot hij het opgeeft."
)
BUDDY_MEANWHILE = "Zaterdagvoormiddag speelt hij mee op het pleintje van De Loods; Jonas wacht hem op aan de bank."

STUDY_WHY = "Imani wil in januari opnieuw examen doen. Samen keken we: met iemand naast haar lukt het eerder."
STUDY_MEANWHILE = "Elke donderdag is er een rustige tafel in de bib, met iemand die vragen beantwoordt."
