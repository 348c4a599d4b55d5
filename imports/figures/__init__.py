"""Figures as HR systems print them, understood: pure rules on the cells of a file,
no Django and no database."""
