"""What a sheet says: its rows, its columns, its words, and its faults. No Django in here."""
