"""One family, one plan: what a family tells, dreams and decides, who helps, and who does what by when (P-01)."""
