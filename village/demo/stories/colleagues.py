"""Griet manages the town's own people and has just invited one; Kobe asked somebody to be the first manager of De Loods."""

from village.demo.cast import LOODS, TOWN
from village.demo.stories.stage import Stage
from village.modules.colleagues import invitations
from village.modules.colleagues.invitations import Invited
from village.trust.vocabulary import Role

NOOR = Invited("noor.peeters@stad-wilgendaal.example", Role.MEMBER.value, "Noor Peeters", "09 000 01 44")
LIEN = Invited("lien.maes@deloods.example", Role.MANAGER.value, "Lien Maes")


def tell(stage: Stage) -> None:
    with stage.playing("griet"):
        invitations.invite(stage.laid.organisations[TOWN].pk, NOOR)
    with stage.playing("kobe"):
        invitations.invite(stage.laid.organisations[LOODS].pk, LIEN)
