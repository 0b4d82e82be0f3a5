"""Vietnamese text: composition, folding for matching, tone placement, order, near names."""

from cchc.text.folding import canonical, fold, nfc, one_space
from cchc.text.near import nearest

__all__ = ["canonical", "fold", "nearest", "nfc", "one_space"]
