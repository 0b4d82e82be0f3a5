"""Office files from elsewhere: opened behind walls; the parts of Word files, how they look, what they number."""
