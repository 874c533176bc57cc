"""The screen of the coach's figures: a programme, a year, and the same as a file."""
