"""One file is one command; see `village/config/command_files.py`."""
