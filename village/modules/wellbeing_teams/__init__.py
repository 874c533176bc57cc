"""Who works together around families in an area: shared tasks, agenda, load and who stands in."""
