"""Random histories of consent and everything around it, lived in the database and in the oracle side by side."""
