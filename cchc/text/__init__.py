"""Vietnamese text: composition, folding for matching, tone placement, order, near names."""

from cchc.text.folding import canonical, fold, nfc, one_space, slug
from cchc.text.near import did_you_mean, nearest

__all__ = ["canonical", "did_you_mean", "fold", "nearest", "nfc", "one_space", "slug"]
