"""Screens: papers that are kept, one of them, and the line of earlier help."""
