"""The people, organisations and subjects every history begins with. Names are small numbers."""

from village.proofs.oracle import NEVER_ENDS, Guardian, Owner, Seat, World

CHILD, SISTER, MOTHER, FATHER, NEIGHBOUR, TEACHER, NURSE, COUNSELLOR, WORKER, STRANGER = PEOPLE = tuple(range(10))
SCHOOL, CARE, YOUTH = ORGANISATIONS = (100, 101, 102)
FAMILY = 220
SUBJECTS = (200, 201, FAMILY)
"""The two children and what the family has together: histories are about these."""
PROFESSIONALS = {TEACHER: SCHOOL, NURSE: CARE, COUNSELLOR: CARE, WORKER: YOUTH}
FIRST_FREE_NAME = 1000


def subject_of(person: int) -> int:
    return 200 + person


def person_of(subject: int) -> int | None:
    """The person a subject stands for; None for a family."""
    return None if subject == FAMILY else subject - 200


def first_facts() -> World:
    """Four professionals at work, a mother of two, a family of two owners. Nothing is shared yet."""
    world = World(subject_of={person: subject_of(person) for person in PEOPLE})
    for number, (person, organisation) in enumerate(PROFESSIONALS.items()):
        world.seats[300 + number] = Seat(organisation, person, -900, NEVER_ENDS)
    for number, child in enumerate((CHILD, SISTER)):
        kinds = frozenset(range(7)) if child == SISTER else frozenset({0, 2, 6})
        world.guardians[320 + number] = Guardian(subject_of(child), MOTHER, kinds, -900, 500)
    for number, person in enumerate((MOTHER, CHILD)):
        world.owners[340 + number] = Owner(FAMILY, person, -900, NEVER_ENDS)
    return world
