"""What goes out: records as JSON and CSV for programs, sheets for units."""
