"""Plans as officers type them, each with what a careful person reads in it."""
