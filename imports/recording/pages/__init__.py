"""The pages on which HR brings figures in."""
