"""YAML bytes → plain data with a place for every key."""

from cchc.yamltree.reading import read_tree
from cchc.yamltree.tree import Tree

__all__ = ["Tree", "read_tree"]
