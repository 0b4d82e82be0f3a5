"""A Word file as blocks: its XML read with changes accepted, wrappers opened, numbers written out."""
