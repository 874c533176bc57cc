"""Django's own, made quicker: it stands here so that everything that makes tables finds it, the tests too."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as Migrate

from village.trust.villages.quick_tables import quick_tables


class Command(Migrate):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--slowly", action="store_true", help="as Django does, to compare the tables")

    def handle(self, *args: Any, **options: Any) -> None:
        if options.pop("slowly", False):
            super().handle(*args, **options)
            return
        with quick_tables():
            super().handle(*args, **options)
