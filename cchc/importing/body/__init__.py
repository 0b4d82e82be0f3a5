"""The document itself: head, bases, sections, duties, targets, reporting regime, closing."""
