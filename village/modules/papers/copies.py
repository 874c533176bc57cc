"""The papers themselves, for the copy somebody takes of everything that is kept about them."""

from collections.abc import Iterator
from uuid import UUID

from village.modules.papers.naming import saved_as
from village.modules.papers.problems import NothingLeft
from village.modules.papers.queries import content_of, papers_seen
from village.trust.vocabulary import Actor


def copies_of(actor: Actor, subject_id: UUID) -> Iterator[tuple[str, bytes]]:
    """Each with a name to save it by; as far as this actor may see them. The subject has to be opened before."""
    for number, paper in enumerate(papers_seen(actor).filter(subject_id=subject_id), 1):
        try:
            yield f"{number:03} {saved_as(paper.name, paper.media)}", content_of(paper)
        except NothingLeft:
            continue
