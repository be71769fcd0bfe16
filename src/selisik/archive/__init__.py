"""Keep and find."""
