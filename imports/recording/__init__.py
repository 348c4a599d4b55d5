"""Figures that were understood, compared with those that are known, and saved."""
