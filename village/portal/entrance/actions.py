"""What somebody changes about themselves."""

from village.trust.access.check import action
from village.trust.people.models import Person
from village.trust.vocabulary import Actor, Right


@action(needs=Right.MANAGE)
def change_how_to_reach_me(
    person: Person, *, by: Actor, name: str, language: str, email: str, phone: str
) -> Person:
    """One's own name, language and ways to be reached; nobody else can change them."""
    person.name, person.language, person.email, person.phone = name, language, email, phone
    person.save(update_fields=["name", "language", "email", "phone"])
    return person
