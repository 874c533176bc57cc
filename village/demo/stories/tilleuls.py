"""What happened in Val-des-Tilleuls, in French: a mother asks about her son, gets an answer, and rounds off a plan."""

from uuid import UUID

from village.demo.rows import Laid
from village.demo.stories import enrolment, faces, network, own_questions, rounding_off, rules
from village.demo.stories.stage import Asked, Stage, Told
from village.demo.stories.waiting import a_list, agree, put
from village.modules.help_requests.words import Asker, LifeArea, ReachBy
from village.modules.waiting.putting import Wait
from village.modules.waiting.words import Need

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
MUSIC = "La salle de musique, avec un accompagnateur"
MUSIC_ABOUT = "Six jeunes y répètent deux fois par semaine, avec quelqu’un qui les écoute et les conseille."
MUSIC_WHY = "Hugo voudrait jouer avec d’autres. Rien ne presse, mais il l’attend depuis la rentrée."
MUSIC_MEANWHILE = "Le mercredi à 14 heures, il joue à la Maison des familles. Claire l’accueille."


def tell(laid: Laid) -> list[Told]:
    stage = Stage(laid, "fr")
    faces.tell(stage)
    own_questions.tilleuls_asks(stage)
    answered = stage.ask("nadia", GUITAR, about="hugo")
    stage.take_up("claire", answered)
    stage.answer("claire", answered, GUITAR_ANSWER)
    waits = stage.ask("nadia", BUS, about="hugo")
    stage.take_up("claire", waits)
    _hugo_waits_for_the_music_room(stage, waits)
    rounding_off.tell(stage)
    network.tell_in_french(stage)
    enrolment.tell_in_french(stage)
    rules.tilleuls_decides(stage)
    return [stage.told(answered, asked=4), stage.told(waits, asked=1, due=1)]


def _hugo_waits_for_the_music_room(stage: Stage, request: UUID) -> None:
    """Not alone: Claire calls, and until there is a place he plays on Wednesday at the house of families."""
    room = a_list(stage, "claire", MUSIC, MUSIC_ABOUT, 6, postcodes=(), by="paul")
    wait = Wait(room, Need.WISH, MUSIC_WHY, "Hugo", bridges=("group", "somebody_to_call"), bridge_words=MUSIC_MEANWHILE)
    agree(stage, "nadia", put(stage, "claire", request, wait))
