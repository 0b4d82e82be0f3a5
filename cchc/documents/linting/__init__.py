"""A Word template held against the data of its document before anything is rendered."""
