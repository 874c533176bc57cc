"""Access: the one door to data about people. The lock is in PostgreSQL; the words are in rules.py."""
