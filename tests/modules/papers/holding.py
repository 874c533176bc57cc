"""How much memory a process of the bench held at most, over everything in the corpus that wants to grow."""

import resource
import subprocess

from tests.modules.papers.corpus import everything
from village.modules.papers.cleaning import BENCH, SECONDS

GROWING = ("growing", "grows", "dots")


def most() -> int:
    """In kilobytes."""
    for sent in everything():
        if any(word in sent.what for word in GROWING):
            subprocess.run(BENCH, input=sent.content, capture_output=True, timeout=SECONDS, env={}, cwd="/")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
