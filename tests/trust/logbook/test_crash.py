"""The short form of `village check crash`: killed three times in the middle of writing, and nothing is lost."""

import sys
from uuid import uuid4

import pytest

from village.proofs.crash import rounds


@pytest.mark.figures
def test_killed_in_the_middle_of_writing_nothing_that_was_answered_is_lost(capsys):
    said = []
    assert rounds.crash(3, said.append) == 0
    assert "killed both" in "".join(said) and "killed the database" in "".join(said)
    with capsys.disabled():
        sys.stdout.write(f"\n{said[-1]}\n")


def test_a_loss_would_be_counted(monkeypatch):
    """An answer for something that was never kept."""
    monkeypatch.setattr(rounds, "_round", lambda ground, victim, dice: ground.answered.write_text(f"{uuid4()}\n"))
    assert rounds.crash(1, lambda words: None) == 1
