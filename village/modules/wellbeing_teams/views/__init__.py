"""The screens of a wellbeing team: its page, its tasks, points about a family, who is in it, and what flows back."""
