"""YAML bytes → plain data with a place for every key."""

from cchc.yamltree.reading import lines_of, read_tree
from cchc.yamltree.tree import Anchor, Lines, Tree, place_within

__all__ = ["Anchor", "Lines", "Tree", "lines_of", "place_within", "read_tree"]
