"""What is said at the desk of Wilgendaal on an ordinary day, all invented."""

from village.demo.stories.stage import Asked
from village.modules.help_requests.words import Asker, LifeArea, ReachBy

SAMIRA = "Samira"
SWIMMING = Asked(
    Asker.PARENT,
    goes_well="Ilyas is acht en bang voor niets. Hij leert alles van kijken.",
    hard="Hij wil zo graag leren zwemmen met andere kinderen. In het zwembad zeggen ze dat alles vol zit.",
    areas=(LifeArea.FRIENDS,),
    called_name="Ilyas",
    reach_by=ReachBy.CALL,
    reach_where="0470 00 03 01",
)
SWIMMING_NOT_REACHED = "De telefoon ging lang over. Ik stuur straks een bericht."
SWIMMING_MESSAGE = "Een kort bericht gestuurd, met mijn naam en mijn nummer."

VIKTOR = "Viktor"
LETTERS = Asked(
    Asker.PARENT,
    goes_well="Mijn dochter helpt me met alles wat op papier staat. Ze is de beste van haar klas in wiskunde.",
    hard="Er komen brieven van de school die ik niet goed begrijp. De taalles begint pas na de winter.",
    areas=(LifeArea.LANGUAGE, LifeArea.SCHOOL),
    reach_by=ReachBy.VISIT,
    reach_where="Bij de garage, elke dag tot vijf uur",
)
LETTERS_MEANWHILE = (
    "Tot de taalles begint, kan je elke woensdag om vijf uur bij Fatou terecht met je brieven, aan de lange tafel. "
    "Ik bel je over twee weken om te horen of dat goed gaat."
)
LETTERS_PROMISE = "Ik bel de school, zodat ze je voortaan opbellen."

AMINA = "Amina"
SHOP = Asked(
    Asker.PARENT,
    goes_well="De twee kinderen komen elke dag samen in de winkel groeten. Ze zorgen voor elkaar.",
    hard="Het huis is te klein en vochtig. De jongste hoest al de hele winter.",
    areas=(LifeArea.MONEY, LifeArea.HEALTH),
    reach_by=ReachBy.VISIT,
    reach_where="In de winkel op de hoek, na sluitingstijd",
)
SHOP_TALK = "Ik ben nog eens langsgegaan. Samen de foto's van de muur gemaakt; Amina vraagt zelf de huisbaas."

DAAN = "Daan"
DAAN_WORRY = "Daan valt in slaap in de klas, elke maandag en dinsdag. Hij heeft vaak geen boterhammen bij."
DAAN_WELL = "Hij helpt iedereen zonder dat je het vraagt, en hij tekent prachtige vogels."
DAAN_TRIED = "Een rustig hoekje, fruit van de school, twee gesprekken met Daan zelf."
DAAN_SCHOOL = "Elke ochtend een kwartier met de zorgleerkracht, en fruit zolang het nodig is."
DAAN_TOLD = "Karim sprak met zijn papa aan de schoolpoort, op maandag."
DAAN_TEA = "Thee gedronken met papa. Hij werkt 's nachts en wil graag meedenken over de ochtenden."

LOTTE = "Lotte"
LOTTE_WORRY = "Lotte is stil geworden sinds de herfst en speelt niet meer mee."
