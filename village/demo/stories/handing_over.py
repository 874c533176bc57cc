"""Handing over in Wilgendaal: one question goes to De Loods, one comes back with something else, one waits for a yes."""

from datetime import time
from uuid import UUID

from village.demo.stories import handing_over_words as words
from village.demo.stories.stage import Stage, Told
from village.modules.circles.one_thing import invite_natural_support
from village.modules.handovers import actions, receiving
from village.modules.handovers.models import Handover, Letter
from village.modules.handovers.queries import Piece, parts_of, pieces_of
from village.modules.handovers.reading import reach_in_words
from village.modules.handovers.said_aloud import Heard, write_down_yes
from village.modules.handovers.words import Back, Slice
from village.modules.help_requests.models import HelpRequest
from village.trust.access.opening import find
from village.trust.directory.models import Membership


def tell(stage: Stage, reading: UUID) -> list[Told]:
    """`reading`: what Leïla asked for Sami, which a friend may read along and about which Hanne has an idea."""
    _a_friend_reads_along(stage, reading)
    only = (Slice.CONTACT,)  # a school learns what it can do, not what was said
    _propose(stage, "hanne", reading, to="karim", why=words.READING_WHY, note=words.READING_NOTE, pieces=only)
    return [_sami_goes_to_de_loods(stage), _a_father_and_the_full_list(stage)]


def _a_friend_reads_along(stage: Stage, request: UUID) -> None:
    """By a link, without an account: this one question and nothing else."""
    with stage.playing("leila") as leila:
        invite_natural_support(find(leila, HelpRequest, request), by=leila, name=words.FRIEND, language="fr")


def _sami_goes_to_de_loods(stage: Stage) -> Told:
    """Leïla strikes one piece; Jonas takes it on by name and says what is happening."""
    request = stage.ask("leila", words.CLUB, about="sami")
    stage.take_up("hanne", request)
    handover = _propose(stage, "hanne", request, to="jonas", why=words.CLUB_WHY, note=words.CLUB_NOTE, beside_days=14)
    _agree(stage, "leila", handover, strike=(Slice.GOES_WELL,), back=Back.ALL)
    letter = _send(stage, "hanne", handover)
    with stage.playing("jonas") as jonas:
        receiving.accept(find(jonas, Letter, letter), by=jonas, words=words.CLUB_YES)
    with stage.playing("jonas") as jonas:
        receiving.start(find(jonas, Letter, letter), by=jonas, words=words.CLUB_NEWS)
    return stage.told(request, asked=5, due=3, at=time(14))


def _a_father_and_the_full_list(stage: Stage) -> Told:
    """Hamid said yes aloud, an interpreter heard it. Nele cannot; she says what else is possible, and Bram has it again."""
    request = stage.ask("hamid", words.SLEEP)
    stage.take_up("bram", request)
    handover = _propose(stage, "bram", request, to="nele", why=words.SLEEP_WHY)
    _said_aloud(stage, "bram", handover, who="hamid")
    letter = _send(stage, "bram", handover)
    with stage.playing("nele") as nele:
        receiving.decline(find(nele, Letter, letter), by=nele, words=words.SLEEP_NO, instead=words.SLEEP_INSTEAD)
    return stage.told(request, asked=3, due=1, at=time(11))


def _propose(
    stage: Stage, who: str, request: UUID, *, to: str, why: str, note: str = "", beside_days: int = 0,
    pieces: tuple[Slice, ...] = (Slice.GOES_WELL, Slice.HARD, Slice.CONTACT),
) -> UUID:  # fmt: skip
    with stage.playing(who) as worker:
        asked = find(worker, HelpRequest, request)
        member = Membership.unscoped.select_related("organisation").get(person=stage.person(to))
        chosen = [piece for piece in pieces_of(asked, reach_in_words(asked)) if piece.what in pieces]
        made = actions.propose(
            asked, by=worker, to=actions.Receiver(organisation=member.organisation, member=member),
            pieces=[*chosen, Piece(Slice.NOTE, note, worker.name)], why=why, beside_days=beside_days,
        )  # fmt: skip
        return made.pk


def _said_aloud(stage: Stage, worker: str, handover: UUID, *, who: str) -> None:
    """Written down by the one who hands it over; the family reads it at once, and can take it back."""
    with stage.playing(worker) as writer:
        here = find(writer, Handover, handover)
        heard = Heard({part.pk for part in parts_of(here)}, Back.STARTED, words.WITNESS, words.SPOKEN)
        write_down_yes(here, by=writer, person=stage.person(who).pk, heard=heard)


def _agree(stage: Stage, who: str, handover: UUID, *, back: Back, strike: tuple[Slice, ...] = ()) -> None:
    with stage.playing(who) as parent:
        mine = find(parent, Handover, handover)
        keep = {part.pk for part in parts_of(mine) if part.what not in strike}
        actions.agree(mine, by=parent, keep=keep, back=back)


def _send(stage: Stage, who: str, handover: UUID) -> UUID:
    with stage.playing(who) as worker:
        mine = find(worker, Handover, handover)
        actions.send(mine, by=worker)
        assert mine.letter_id
        return mine.letter_id
