"""The families whose plans are measured, and who reads them: by key, as `fill_plans` wrote them down."""

import json
from dataclasses import dataclass

from village.proofs.bench.place import result_file
from village.proofs.bench.readers import Reader

HOME = "/bench"


@dataclass(frozen=True)
class Home:
    """One family whose plan is measured."""

    plan: str
    subject: str
    versions: tuple[str, str]
    steps: int
    readers: dict[str, Reader]
    team: tuple[tuple[str, Reader], ...]


def homes_of(size: str, which: str) -> list[Home]:
    told = json.loads(result_file("town", size).read_text())[which]
    return [
        Home(
            one["plan"], one["subject"], tuple(one["versions"]), one["steps"],
            {who: Reader(*key) for who, key in one["readers"].items()},
            tuple((member, Reader(person, "", account)) for member, person, account in one["team"]),
        )
        for one in told
    ]  # fmt: skip
