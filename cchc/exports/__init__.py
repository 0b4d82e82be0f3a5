"""What goes out to programs: records as JSON and CSV."""
