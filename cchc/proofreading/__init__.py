"""Vietnamese proofreading: a text in, remarks on it out (no plans, no places, no clock)."""
