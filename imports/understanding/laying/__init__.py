"""What each row of a sheet is, from the whole table around it."""
