"""The list of everything Village is made of (SBOM, CycloneDX), for who has to know whether a flaw in a package touches them.

What Python brings is read from `uv.lock`, with hashes; what lies in this repository itself stands in VENDORED.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bootstrap import ROOT, uv

FORMAT = ("--format", "cyclonedx1.5", "--preview-features", "sbom-export")
VENDORED = {
    "village/ui/static/ui/js/htmx.min.js": ("htmx.org", "pkg:npm/htmx.org", "0BSD"),
    "village/ui/static/ui/icons/sprite.svg": ("@phosphor-icons/core", "pkg:npm/%40phosphor-icons/core", "MIT"),
    "village/ui/static/ui/fonts/atkinson-next-latin.woff2": (
        "Atkinson Hyperlegible Next", "pkg:generic/atkinson-hyperlegible-next", "OFL-1.1",
    ),
    "village/foundation/fonts": ("vazirmatn", "pkg:npm/vazirmatn@33.0.3", "OFL-1.1"),
}  # fmt: skip


def components() -> dict[str, Any]:
    """As `uv.lock` says it, plus what lies in this repository."""
    said = subprocess.run(
        [str(uv()), "export", "--frozen", "--offline", "--no-dev", *FORMAT], cwd=ROOT, capture_output=True, check=True
    )  # fmt: skip
    found: dict[str, Any] = json.loads(said.stdout)
    found["components"] += [
        {"type": "library", "name": name, "purl": address, "licenses": [{"license": {"id": licence}}],
         "properties": [{"name": "village:path", "value": path}]}
        for path, (name, address, licence) in VENDORED.items()
    ]  # fmt: skip
    return found


if __name__ == "__main__":
    to = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var" / "components.cdx.json"
    to.write_text(json.dumps(components(), indent=1))
    print(to)
