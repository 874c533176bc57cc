"""Do the lock, the rules and a slow oracle say the same about who sees what? In a database of its own."""

import random
from argparse import ArgumentParser, Namespace

from village.proofs.check_access import change_all_at_once, everybody_of_the_demo, run_races, tell_histories
from village.proofs.own_database import own_database

ENVIRONMENT = {
    "VILLAGE_LOGIN": "owner",
    "VILLAGE_DEMO": "1",
    "VILLAGE_DATABASE": "village_proof_access",
    "DJANGO_SETTINGS_MODULE": "village.proofs.settings",
}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--histories", type=int, default=500, help="lives of 50 steps each")
    parser.add_argument("--first", type=int, help="the seed of the first one, to live it again")
    parser.add_argument("--races", type=int, default=200, help="somebody reads while somebody closes the door")
    parser.add_argument("--changes", type=int, default=1000, help="for each of four who change things at once")


def run(options: Namespace) -> int:
    seed = random.randrange(10**6) if options.first is None else options.first  # noqa: S311
    with own_database():
        wrong = everybody_of_the_demo(print)
        wrong += tell_histories(print, options.histories, seed)
        wrong += run_races(print, options.races, seed) if options.races else 0
        wrong += change_all_at_once(print, options.changes, seed) if options.changes else 0
    print("Everything agrees." if wrong == 0 else f"{wrong} differences.")
    return 1 if wrong else 0
