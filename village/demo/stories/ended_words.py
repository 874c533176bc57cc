"""What was said when Mira and Wout ended their plan in Wilgendaal, all invented, in Dutch."""

from village.modules.family_plans.words import Prompt
from village.modules.help_requests.words import LifeArea
from village.modules.passing_on.words import About

PEETERS, FATOU, COACH = "Peeters", "Fatou", "Gezinscoach"
NEIGHBOUR, NEIGHBOUR_IS = "Lut van hiernaast", "De buurvrouw"
FIRST_WORDS = (
    Prompt.WENT_THROUGH,
    "Mijn man ging weg en ik begon met nachtwerk. Wout sliep bij mijn zus en wilde niet meer naar school.",
)
OWN_WORDS = (
    (Prompt.PROBLEM, "", "Ik was er wel, maar altijd moe. Niemand die me iets kon afnemen."),
    (Prompt.WISH, "", "Eén vaste avond samen aan tafel, en iemand die inspringt als ik moet werken."),
    (Prompt.WISH, "Wout", "Dat mama voorleest. Ook als ik al zelf kan lezen."),
)
STRENGTH, WHOSE = "Wout telt alle vogels in de tuin en schrijft ze op", "Wout"
TABLE, AREA = "Op donderdag samen aan tafel", LifeArea.HOME
STEP, STEP_BY, STEP_AT = "Vraagt de dagploeg op donderdag", "Mira", "Op het werk"
WHY_NOW = "De donderdagen lopen vanzelf en Wout gaat graag naar school. Jullie hebben mij daar niet meer voor nodig."
SMALL_STEPS = (
    (About.STAYS, "Lut springt in als ik moet werken. Wout gaat op woensdag naar de natuurclub."),
    (About.SIGNS, "Als we twee donderdagen na elkaar overslaan."),
    (About.HELPS, "Eerst Lut bellen. Dan mijn zus. Dan pas het Huis van het Kind."),
    (About.BROUGHT, "Wout vertelt weer over zijn dag."),
)
PARTY = "In de tuin van Lut, met pannenkoeken"
WAS, PROUD = "Er werd naar mij geluisterd, ook naar wat ik niet zei.", "Dat ik hulp vroeg. En dat het is gelukt."
THANKS = "Dank jullie dat ik mee aan tafel mocht. De lijst met vogels vergeet ik niet."
LUT = "Ik heb er twee eters bij, en dat is gezellig."
REACH = "0470 00 02 11, op donderdag na zes uur"
CALLED = "Het gaat goed. Eén donderdag viel weg door ziekte, de week erna zaten ze weer samen."
