"""The command line: one file is one command."""

import os

from village.config import command_files
from village.config.cli import main
from village.config.command_files import known_commands


def test_every_command_says_what_it_is_for():
    for command in known_commands():
        assert command.about.endswith("."), command.words


def test_a_file_dropped_in_is_a_command(tmp_path, monkeypatch):
    (tmp_path / "check_everything.py").write_text(
        '"""Look at everything."""\nENVIRONMENT = {"A": "1"}\nDJANGO = False\n'
    )
    monkeypatch.setattr(command_files, "FOLDER", tmp_path)
    (command,) = known_commands()
    assert command.words == ("check", "everything")
    assert command.about == "Look at everything."
    assert command.environment == {"A": "1"} and command.wants_django is False


def test_without_a_command_all_are_shown_and_it_counts_as_a_mistake(capsys):
    assert main([]) == 2
    assert "village run" in capsys.readouterr().err


def test_an_unknown_command_is_a_mistake_too(capsys):
    assert main(["dance"]) == 2


def test_asking_for_help_is_not(capsys):
    assert main(["--help"]) == 0
    assert "village setup" in capsys.readouterr().out


def test_a_word_that_looks_like_database_names_no_database(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VILLAGE_DATABASE", "village")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "village.config.settings")
    assert main(["restore", "--data", str(tmp_path / "nothing.dump")]) == 1
    assert os.environ["VILLAGE_DATABASE"] == "village"
    assert "There is no copy" in capsys.readouterr().err
