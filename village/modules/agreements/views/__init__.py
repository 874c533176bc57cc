"""The screens of agreeing: a version, what one says to it, what changed, on paper, and one's own calendar."""
