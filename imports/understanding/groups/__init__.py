"""The themes and objectives that a file names, and which of them an action stands under."""
