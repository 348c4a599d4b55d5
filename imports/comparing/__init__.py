"""What a file would change in a plan."""
