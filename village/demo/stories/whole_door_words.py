"""What a mother asks about her daughter, with her; all invented."""

from village.demo.stories.stage import Asked
from village.modules.help_requests.words import Asker, LifeArea, ReachBy

AUNT = "Tante Samira"
SUMMER = Asked(
    Asker.PARENT,
    goes_well="Yara tekent de hele dag en ze helpt haar broer met lezen.",
    hard="In de zomer is ze veel alleen. Is er iets voor meisjes van haar leeftijd, dicht bij ons?",
    areas=(LifeArea.FRIENDS,),
    called_name="Yara",
    reach_by=ReachBy.HERE,
)
