"""Two plans side by side: texts that say the same, the superior's tasks, its reporting regime, what changed."""
