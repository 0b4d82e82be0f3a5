"""The page to look at: what the commands tell, as one HTML file that needs nothing else."""
