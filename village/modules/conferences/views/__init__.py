"""The screens of case conferences: mine, convening one, one child at one, ending it, and what the family reads."""
