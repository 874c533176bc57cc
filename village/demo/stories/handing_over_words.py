"""What people in Wilgendaal wrote when one question went to somebody else, all invented."""

from village.demo.stories.stage import Asked
from village.modules.help_requests.words import Asker, LifeArea, ReachBy

FRIEND = "Tante Samira"

READING_WHY = (
    "Dag Leïla, Karim van De Kiem heeft een leesclub waar kinderen over dieren lezen, ook over vogels. "
    "Zou je het fijn vinden als hij meedenkt? Jij kiest wat hij mag weten."
)
READING_NOTE = (
    "Sami leest het liefst over vogels. Laat hem in de leesclub zelf een boek kiezen, en vraag hem om hardop te vertellen "
    "wat hij zag. Zijn mama hoort graag van jou hoe het ging."
)

CLUB = Asked(
    Asker.PARENT,
    goes_well="Sami rent de hele dag en hij kan goed samen spelen. Met zijn zus ging het vorige week heel goed.",
    hard="Hij wil zo graag bij een club, maar ik ken niemand en ik weet niet wat het kost.",
    areas=(LifeArea.FRIENDS,),
    called_name="Sami",
    reach_by=ReachBy.CALL,
    reach_where="0470 00 02 01, na vier uur",
)
CLUB_WHY = "Jonas van De Loods kent alle ploegen in de buurt. Hij gaat de eerste keer mee, als jullie dat willen."
CLUB_NOTE = "Sami komt liefst met iemand die hij al eens zag. De woensdag past het best."
CLUB_YES = "Ik bel je woensdag na vier uur. Dan kiezen we samen een ploeg."
CLUB_NEWS = "We zijn samen gaan kijken op het pleintje. Sami scoorde en wil volgende week terug."

SLEEP = Asked(
    Asker.PARENT,
    goes_well="Amir tekent graag en vertelt me 's avonds alles.",
    hard="Hij durft niet alleen te slapen. We zijn allebei moe en ik weet niet wat normaal is.",
    areas=(LifeArea.HEALTH, LifeArea.FEELINGS),
    reach_by=ReachBy.MESSAGE,
    reach_where="0470 00 02 05",
)
SLEEP_WHY = "Nele van Amarant praat vaak met kinderen over slapen. Ik denk dat zij jullie snel vooruit kan helpen."
SLEEP_NO = "Onze agenda zit vol tot half januari, en zo lang wil ik Amir niet laten wachten."
SLEEP_INSTEAD = (
    "Op donderdag is er een open uur over slapen bij de huisarts op het plein, zonder afspraak. "
    "En in januari houd ik een plek voor Amir vrij, als dat dan nog nodig is."
)
WITNESS, SPOKEN = "Samira El Idrissi, tolk", "Darija"
