"""Where things stand on this machine: the code, the data, the secrets."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("VILLAGE_VAR") or ROOT / "var").resolve()
SECRETS = VAR / "secrets"
RUN = VAR / "run"
SERVER_DATA = VAR / "pg"
STATIC = VAR / "static"
MAIL = VAR / "mail"
KEYSTORE_SQL = ROOT / "village" / "trust" / "villages" / "keystore.sql"
