"""Vietnamese text: composition, folding for matching, tone placement, order, near names, numbers in words."""

from cchc.text.folding import canonical, cut, fold, nfc, one_space, slug
from cchc.text.near import did_you_mean, nearest
from cchc.text.number_words import money_words, number_figures, number_words

__all__ = [
    "canonical",
    "cut",
    "did_you_mean",
    "fold",
    "money_words",
    "nearest",
    "nfc",
    "number_figures",
    "number_words",
    "one_space",
    "slug",
]
