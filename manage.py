#!/usr/bin/env python
"""Django's own commands, for those who know them; the village's own are in `village --help`."""

import os
import sys

from django.core.management import execute_from_command_line

from village.config.embedded import ensure_running

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "village.config.settings")
    ensure_running()
    execute_from_command_line(sys.argv)
