"""What is said when Nadia and Hugo round off their plan in Val-des-Tilleuls, all invented, in French."""

from village.modules.family_plans.words import Prompt
from village.modules.help_requests.words import LifeArea
from village.modules.passing_on.words import About

CLAIRE, CLAIRE_DOES = "Claire", "Personne de contact"
AUNT, AUNT_IS = "Tante Sylvie", "La sœur de Nadia"
NEIGHBOUR, NEIGHBOUR_IS = "Monsieur Roche", "Le voisin du dessous"
OWN_WORDS = (
    ("nadia", Prompt.WISH, "", "Que Hugo ait des amis ici, et que nos soirées soient de nouveau tranquilles."),
    ("hugo", Prompt.WISH, "Hugo", "Jouer avec d’autres. Et ne plus arriver en retard à cause du bus."),
)
STRENGTHS = (
    ("hugo", "Je joue de la guitare tous les jours", "Hugo", LifeArea.FRIENDS),
    ("nadia", "Il est très doux avec sa petite cousine", "Hugo", LifeArea.HOME),
)
FRIENDS, BUS = "Hugo joue avec d’autres, chaque semaine", "Arriver à l’heure au collège"
STEPS = (
    (FRIENDS, "nadia", "Nadia", "Accompagne Hugo le premier mercredi", "À la Maison des familles"),
    (FRIENDS, "hugo", "Hugo", "Joue un morceau à la fête des voisins", "Dans la cour"),
    (BUS, "nadia", "Nadia", "Demande au collège d’accepter le bus suivant", "Au collège"),
)
WHY_NOW = (
    "Hugo joue chaque mercredi avec cinq autres, et il arrive à l’heure. Vous n’avez plus besoin de moi pour cela : "
    "c’est vous qui l’avez fait."
)
SMALL_STEPS = (
    ("nadia", About.STAYS, "Le mercredi à la Maison des familles continue, sans s’inscrire. Sylvie vient le dimanche."),
    ("hugo", About.SIGNS, "Quand je ne touche plus ma guitare pendant une semaine."),
    ("nadia", About.HELPS, "Marcher ensemble jusqu’au canal. Puis appeler Sylvie, et Claire si ça dure."),
    ("nadia", About.BROUGHT, "On rit de nouveau à table."),
    ("claire", About.STAYS, "Le collège accepte le bus suivant jusqu’en juin, c’est promis."),
)
PARTY = "À la Maison des familles, avec la guitare"
REACH = "Au téléphone, 06 00 00 02 03, plutôt le soir"
FROM_CLAIRE = "Merci de m’avoir ouvert votre porte. Le jour où Hugo a joué dans la cour, j’en parle encore."
FROM_AUNT = "Je suis fière de vous deux. Et le dimanche, c’est moi qui fais le dessert."
NADIA_WAS, NADIA_PROUD = "J’ai été écoutée sans être jugée. Le plus dur était de demander.", "D’avoir osé demander."
