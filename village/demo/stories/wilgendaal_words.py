"""What people in Wilgendaal said and wrote, all invented. Dutch as parents speak it: short, warm, strengths first."""

from village.demo.stories.stage import Asked
from village.modules.help_requests.words import Asker, LifeArea, ReachBy

HOLIDAY = Asked(
    Asker.PARENT,
    goes_well="Sami speelt graag buiten en maakt snel vrienden. Zijn zus past goed op hem.",
    hard="In de herfstvakantie werk ik elke dag. Ik zoek een fijne plek waar Sami overdag naartoe kan.",
    areas=(LifeArea.FRIENDS, LifeArea.HOME),
    called_name="Sami",
    reach_by=ReachBy.CALL,
    reach_where="0470 00 02 01, na vier uur",
)
HOLIDAY_ANSWER = (
    "Dag Leïla, er is plaats voor Sami bij de speelweek van De Loods, van maandag tot vrijdag. "
    "Je betaalt wat je kan missen. Ik heb zijn naam al opgeschreven, jij hoeft alleen nog ja te zeggen."
)
HOLIDAY_THANKS = "Ja! Sami kijkt er al naar uit. Dank je wel."

READING = Asked(
    Asker.PARENT,
    goes_well="Sami kent alle vogels in het park bij naam. Hij helpt graag in de keuken en maakt iedereen aan het lachen.",
    hard="Lezen gaat moeilijk. Elke avond is er ruzie over het huiswerk. Ik weet niet meer hoe ik hem kan helpen.",
    areas=(LifeArea.SCHOOL, LifeArea.HOME),
    called_name="Sami",
    reach_by=ReachBy.CALL,
    reach_where="0470 00 02 01, na vier uur",
)
READING_QUESTION = "Dag Leïla, wat fijn dat Sami zoveel vogels kent. Leest hij daar soms ook over? En wanneer kan ik je bellen?"
READING_REPLY = "Ja, hij bladert graag in het vogelboek van oma. Woensdag ben ik vanaf vier uur thuis."

KEPT_OUT = "Rachid en ik zijn uit elkaar. Ik wil niet dat hij dit leest."

NIGHTS = Asked(
    Asker.PARENT,
    goes_well="Amir zorgt goed voor zijn konijn. Hij is eerlijk en vertelt me veel.",
    hard="Hij ligt 's nachts vaak wakker. Op maandagochtend krijg ik hem niet naar school.",
    areas=(LifeArea.HEALTH, LifeArea.HOME),
    called_name="Amir",
    reach_by=ReachBy.MESSAGE,
    reach_where="0470 00 02 05",
)

ALONE = Asked(
    Asker.YOUNG,
    goes_well="Ik kan goed luisteren en ik dans graag. Met mijn vriendinnen gaat het goed.",
    hard="Ik slaap slecht en ik pieker veel. Ik wil met iemand praten, maar thuis mogen ze het niet weten.",
    areas=(LifeArea.FEELINGS, LifeArea.HEALTH),
    reach_by=ReachBy.HERE,
)
ALONE_QUESTION = (
    "Dag Yara, goed dat je het vertelt. Zullen we samen wandelen? Kies jij een plek waar je je veilig voelt?"
)

FUTURE = Asked(
    Asker.YOUNG,
    goes_well="Ik werk graag met mijn handen en ik kom altijd op tijd. Op De Loods help ik de kleintjes.",
    hard="Ik wil stoppen met school en gaan werken. Maar ik weet niet hoe, en thuis is er weinig geld.",
    areas=(LifeArea.FUTURE, LifeArea.MONEY),
    reach_by=ReachBy.MESSAGE,
    reach_where="0470 00 02 07",
)

FUTURE_LATER = "De man van het jobpunt is ziek. Ik bel hem overmorgen en dan hoor je het van mij."

ADVICE = Asked(
    Asker.PROFESSIONAL,
    goes_well="Een kind in mijn klas was altijd het eerste klaar en hielp graag de anderen.",
    hard="Nu zit het stil achteraan en zegt het dat het dom is. Hoe begin ik hierover te praten met de ouders?",
    areas=(LifeArea.SCHOOL, LifeArea.FEELINGS),
    reach_by=ReachBy.AT_SCHOOL,
    reach_where="Lokaal 12, na half vier",
)

NOBODYS_NAME = "Een buur uit de Lindestraat"
RENT = Asked(
    Asker.NEIGHBOUR,
    goes_well="We zijn een hecht gezin en onze kinderen gaan graag naar school.",
    hard="De huur gaat omhoog en we weten niet hoe we dat moeten betalen. Met wie kunnen we praten zonder gedoe?",
    areas=(LifeArea.MONEY, LifeArea.HOME),
)
RENT_QUESTION = (
    "Dag, dank je voor je vertrouwen. Huur je bij een sociale maatschappij of van een eigenaar? "
    "Dan zoek ik wie je kan helpen."
)
