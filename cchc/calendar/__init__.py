"""Days and periods: calendar periods of a plan year, public holidays, working days."""
