"""How long a reason is at least: what the functions of the database ask too."""

LEAST = 3
