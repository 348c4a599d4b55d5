"""The way out: what the public may see of a report, and the record that it saw it."""
