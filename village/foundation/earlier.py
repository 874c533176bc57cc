"""A function of the database as an earlier migration wrote it, for a later one that can be taken back."""

import re
from pathlib import Path


def function_in(file: Path, name: str) -> str:
    """The whole of it, out of the SQL of its own migration, so that it takes the place of what stands there now."""
    found = re.search(rf"CREATE (?:OR REPLACE )?(FUNCTION app\.{name}\(.*?END \$\$;)", file.read_text(), re.DOTALL)
    if found is None:
        raise LookupError(f"{name} is not in {file.name}")
    return f"CREATE OR REPLACE {found[1]}"
