"""Where the socket of the database stands: beside the data, or somewhere short when that path is too long."""

import hashlib
import tempfile
from pathlib import Path

LONGEST = 107
"""What Linux allows for the path of a socket; PostgreSQL calls it .s.PGSQL.5432 inside its directory."""


def socket_directory(run: Path, data: Path) -> Path:
    if len(str(run / ".s.PGSQL.5432").encode()) <= LONGEST:
        return run
    mark = hashlib.sha256(str(data).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"village-{mark}"
