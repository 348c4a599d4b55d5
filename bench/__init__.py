"""How fast the application is, as ratios against a peer that does the same work the idiomatic way."""
