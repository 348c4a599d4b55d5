"""The pages of the work, a module for each noun."""
