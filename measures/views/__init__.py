"""The pages of the evidence, by noun."""
