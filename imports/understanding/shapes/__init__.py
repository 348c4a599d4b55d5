"""Plans that do not stand one action in a row: cards, plans on their side, grids."""
