"""Bases: the organisation's own Word document, on which its reports are drawn."""
