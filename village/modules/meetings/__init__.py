"""Meetings about a plan, where the child goes first, and looking back together at set times (P-06)."""
