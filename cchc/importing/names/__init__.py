"""Names of units in running words and cells: where one ends and the next begins, which stand for several."""
