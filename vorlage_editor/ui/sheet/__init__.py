"""The sheet: the fields of a paper from Betreff to the internal note, in the order of the paper."""
