"""The cycle: from the date of a meeting to the answers that are in."""
