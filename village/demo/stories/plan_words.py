"""What the family of Leïla and Yara and those around them said in Wilgendaal, all invented, in Dutch."""

from village.modules.family_plans.words import Prompt, Ring, Side
from village.modules.help_requests.words import LifeArea

OWN_WORDS = (
    (Prompt.WENT_THROUGH, "", "We zijn in twee jaar drie keer verhuisd. Papa en mama wonen niet meer samen. Het was veel."),
    (
        Prompt.PROBLEM, "Mama Leïla",
        "De ochtenden zijn een gevecht. Ik ben moe, maar ik ben niet meer alleen. Zeg mij iets voor je het opschrijft.",
    ),
    (Prompt.GOES_WELL, "Sami", "Voetbal en dino’s. En lezen met oma."),
    (
        Prompt.WISH, "",
        "We willen ochtenden zonder geroep. Yara lacht weer in de klas, en Sami leest zelf zijn verhaaltje voor het slapen.",
    ),
    (Prompt.DECIDE, "Yara", "Met wie ik praat, beslis ik zelf."),
    (Prompt.HELP, "Yara", "Ik wil op school één volwassene bij wie ik terechtkan. Geen vijf."),
)  # fmt: skip
CIRCLE = (
    ("Greet", "Buurvrouw, heeft onze sleutel", Side.NATURAL, Ring.CLOSE, LifeArea.HOME, 2019, True),
    ("Noor", "Beste vriendin van Yara", Side.NATURAL, Ring.CLOSE, LifeArea.FRIENDS, 2022, True),
    ("Coach Bilal", "Voetbalclub", Side.NATURAL, Ring.FURTHER, LifeArea.FRIENDS, 2024, True),
    ("Bibliotheek", "Huiswerkclub", Side.FORMAL, Ring.VILLAGE, LifeArea.LANGUAGE, None, True),
    ("Dr. Sterckx", "Huisarts", Side.FORMAL, Ring.VILLAGE, LifeArea.HEALTH, 2020, False),
)
GRANDMOTHER = (
    "Oma Fatna",
    "Oma, leest met Sami",
    "Sami leest het liefst bij jou. Dankzij jou durft hij hardop.",
)
COORDINATOR, TEACHER, YOUTH_WORKER = "Contactpersoon", "Juf van Sami", "Jeugdwerker bij De Loods"
STRENGTHS = (
    ("leila", "Drie rustige ochtenden op rij", "Ons allemaal", LifeArea.HOME, 20),
    ("jonas", "Yara was acht dagen na elkaar op school", "Yara", LifeArea.FRIENDS, 13),
    ("els", "Sami las een hele bladzijde voor aan oma", "Sami", LifeArea.SCHOOL, 9),
    ("leila", "Papa kwam naar het gesprek op school", "Papa", LifeArea.HOME, 5),
)
NEED = ("Yara", "bij wie ze op school terechtkan, zonder het telkens opnieuw te vertellen")
CALM, ONE_ADULT, READING, ENGLISH = (
    "Rustige ochtenden", "Yara heeft op school één iemand", "Sami leest graag", "Mama volgt Nederlandse les op maandag",
)  # fmt: skip
WAYS = ("Elke donderdag thee met meneer Okafor", "Een briefje in een doos op het secretariaat")
STEPS_CALM = (
    ("Leïla", "leila", "legt ’s avonds tassen en kleren klaar", "Thuis", -10, True),
    ("Yara", "yara", "zet haar wekker zelf en maakt Sami wakker", "Thuis", 6, False),
)
STEP_GREET = ("Greet", "wandelt maandag en dinsdag met Sami naar school", "Van deur tot schoolpoort", 12)
STEP_HANNE = ("vraagt naschoolse opvang voor Sami", "Huis van het Kind", 8)
STEP_YARA = ("kiest haar iemand op school: meneer Okafor", "Op school", -14)
STEP_ELS = ("vraagt de leeslessen aan", "De Kiem", -2)
STEP_OMA_NEXT = ("kiest met Sami een nieuw boek in de bibliotheek", "Bibliotheek", 3)
STEP_OMA = ("leest op woensdag met Sami", "Bij oma aan tafel", -3)
ELS_LATER = "De leesjuf was ziek. Ze belt maandag terug."
DIFFERENTLY = "Ik zou eerst de leeslessen doen en dan pas de avond. Maar jullie volgorde is goed."
OMA_DONE, THANKS = "Hij las zelf de laatste bladzijde!", "Dank je, oma. Sami praat er de hele week over."
