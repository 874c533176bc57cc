"""What stands at the door of Wilgendaal, for the first page of each reader."""

from tests.modules.help_requests.conftest import asked, asked_alone, taken

__all__ = ["asked", "asked_alone", "taken"]
