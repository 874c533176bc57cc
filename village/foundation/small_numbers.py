"""Numbers that leave the team: small ones are not said, the others are rounded, and no sum gives a small one away."""

from collections.abc import Mapping


def rounded(number: int, to: int) -> int:
    """To the nearest multiple; halfway goes up."""
    return (number + to // 2) // to * to


def said(counts: Mapping[str, int], smallest: int, to: int) -> dict[str, int | None]:
    """None: too few to say. When one alone would be hidden, the next smallest is hidden with it."""
    hidden = {key for key, number in counts.items() if number < smallest}
    others = sorted((number, key) for key, number in counts.items() if key not in hidden)
    if len(hidden) == 1 and others:
        hidden.add(others[0][1])
    return {key: None if key in hidden else rounded(number, to) for key, number in counts.items()}
