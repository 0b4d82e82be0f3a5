"""What people add during the year: lines of the logs, events, sheets that come back, new workspaces."""
