"""What is said in the two wellbeing teams of Wilgendaal, in the language of the village."""

SLUIS = "Wijkteam De Sluis"
SLUIS_PLACE = "Sluisstraat, boven de bibliotheek"
NOORD = "Samen Noord"
WEDNESDAYS = "Wie van ons is er op woensdagnamiddag voor jongeren die even binnenlopen?"
WEDNESDAYS_OUT = "Jonas en Karim, om de beurt, in De Loods. We bekijken het opnieuw voor de paasvakantie."
FIRST_TALK = "Hoe doen we een eerste gesprek met twee, zonder dat iemand alles twee keer moet vertellen?"
PHONE = "Wie neemt de telefoon van wie over in de vakantie?"
READING_WHY = (
    "Sami heeft een rustige plek nodig om te lezen. Ik wil horen wie er een kent, dicht bij huis, op een woensdag."
)
READING_TOLD = "Hanne, aan de telefoon"
READING_OUT = (
    "Jonas heeft op woensdag een stil lokaal met boeken. Juf Els geeft een boek over draken mee."
    " Je mag met Sami gaan kijken als je wil; Jonas verwacht jullie dan."
)
YARA_WHY = (
    "Ik zou aan twee collega’s willen vragen hoe zij dit zouden aanpakken, zonder je naam te noemen. Mag dat?"
    " Zeg je liever van niet, dan doe ik het niet."
)
IMANI_WHY = "Ik wil graag met Imani horen welke opleidingen er naast haar werk kunnen. Fatou kent er twee."
PLAN_WHY = "Leïla komt mee. Ze wil met iedereen samen afspreken wie wanneer belt, zodat het rustig blijft."
KEY = "De sleutel van het stille lokaal regelen met de bewaking van De Loods."
FOLDER = "Eén blad maken met wie wat doet in de wijk, in gewone woorden."
FOLDER_LATER = "De drukker vroeg een week meer."
DOCTORS = "De huisartsen van de Sluisstraat uitnodigen voor een kop koffie."
NIGHTS = "Uitzoeken welke avonden de buurtbus langs De Loods rijdt."
HAPPENED = (
    "We kwamen vier keer samen. We spraken af wie er op woensdag is, en we gingen twee keer samen op huisbezoek"
    " in plaats van na elkaar."
)
LEARNED = (
    "Eerst bellen en dan pas schrijven werkt beter. Een gesprek met twee, op de plek die de mensen kiezen, spaart"
    " iedereen een herhaling. Dat kan in het Huis van het Kind ook."
)
