"""Who works where is said by the organisation itself: each may beside its may not, and who leaves is out at once."""

import pytest

from tests.cast import Cast, as_owner, work
from village.modules.colleagues import chairs, queries
from village.trust.access.actor import acting_as
from village.trust.vocabulary import NotAllowed, Role, Secrecy


@pytest.fixture
def loods(wilgendaal: Cast) -> Cast:
    """Nele manages De Loods as well; Jonas works there, and Bram came in as a volunteer."""
    with as_owner():
        work(wilgendaal, "nele", "loods", Role.MANAGER)
    return wilgendaal


def test_a_manager_reads_who_works_here(loods):
    with acting_as(loods.nele):
        names = [one.name for one in queries.colleagues_of(loods.organisations["loods"].pk)]
        assert names == ["Jonas Adeyemi", "Nele Baert"]
