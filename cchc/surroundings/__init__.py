"""What is seen round the work: the computer, the workspace as a whole, git, stray files."""
