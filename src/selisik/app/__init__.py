"""Who uses it: the command line and, later, the web."""
