"""Master data (Stammdaten) of a house, and what follows from them."""
