"""Plans in: a Word file becomes plan.yaml and appendix.yaml; what could not be read is listed, never dropped."""
