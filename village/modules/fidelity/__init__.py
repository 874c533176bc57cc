"""Does a programme work as it means to? Counted for a programme, never for a family."""
