"""The workbench: a process of its own that opens what somebody sends, takes out what runs by itself and writes it anew.

It knows no village, no database and no key; with too little memory or time it dies alone. Run as `python -m`."""
