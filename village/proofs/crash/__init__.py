"""The database and those who write are killed without a word, again and again: nothing that was answered is lost."""
