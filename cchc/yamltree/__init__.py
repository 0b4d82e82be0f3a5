"""YAML bytes → plain data with a place for every key."""

from cchc.yamltree.reading import lines_of, read_tree
from cchc.yamltree.tree import Lines, Tree

__all__ = ["Lines", "Tree", "lines_of", "read_tree"]
