"""The screens of taking part: for families, for who runs a group, and for who says who runs it."""
