"""Gather stylesheets, scripts, fonts and pictures for the web server, when they changed."""

from argparse import Namespace

from village.config.static_files import gather_when_changed


def run(options: Namespace) -> None:
    gather_when_changed()
