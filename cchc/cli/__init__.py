"""The command line: one file a command; arguments in, calls, printing out."""
