"""How a paper leaves the house: as a file, on a printer, by mail."""
