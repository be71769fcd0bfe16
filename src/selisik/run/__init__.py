"""How it runs: the whole system on one page, on one machine or many."""
