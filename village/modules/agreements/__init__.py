"""What a family agreed in its plan, version by version: nothing holds before the family says yes (P-05)."""
