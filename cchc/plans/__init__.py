"""The model: a plan, its appendix and its register of units in memory, with cells inherited and names resolved."""
