"""Waiting for help, without being left alone: a date, a reason in words, somebody to call, and something meanwhile (P-22)."""
