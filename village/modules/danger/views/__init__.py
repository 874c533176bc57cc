"""Screens of danger and safety."""
