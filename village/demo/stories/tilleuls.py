"""What happened in Val-des-Tilleuls, in French: a mother asks about her son, and gets an answer."""

from village.demo.rows import Laid
from village.demo.stories.stage import Asked, Stage, Told
from village.modules.help_requests.words import Asker, LifeArea, ReachBy

GUITAR = Asked(
    Asker.PARENT,
    goes_well="Hugo joue de la guitare et il est très doux avec sa petite cousine.",
    hard="Depuis le collège, il reste seul à la maison. Il dit qu’il n’a pas d’amis ici. Que pouvons-nous faire ?",
    areas=(LifeArea.FRIENDS, LifeArea.FEELINGS),
    called_name="Hugo",
    reach_by=ReachBy.MAIL,
    reach_where="nadia@val-des-tilleuls.example",
)
GUITAR_ANSWER = (
    "Bonjour Nadia, merci pour votre message. Le mercredi, des jeunes de son âge jouent ensemble à la Maison des "
    "familles. Hugo peut venir avec sa guitare, sans s’inscrire. Je l’accueille moi-même la première fois."
)
BUS = Asked(
    Asker.PARENT,
    goes_well="Hugo se lève seul le matin et il aime ses cours d’histoire.",
    hard="Le bus arrive après le début des cours. Il a déjà eu trois remarques. Qui peut nous aider ?",
    areas=(LifeArea.SCHOOL,),
    called_name="Hugo",
    reach_by=ReachBy.HERE,
)


def tell(laid: Laid) -> list[Told]:
    stage = Stage(laid, "fr")
    answered = stage.ask("nadia", GUITAR, about="hugo")
    stage.take_up("claire", answered)
    stage.answer("claire", answered, GUITAR_ANSWER)
    waits = stage.ask("nadia", BUS, about="hugo")
    stage.take_up("claire", waits)
    return [stage.told(answered, asked=4), stage.told(waits, asked=1, due=1)]
