"""Papers, voices and drawings people keep here, sealed: never shown in the village's own address, only handed out to be saved.

The list is the family's own (P-25, W-24)."""
