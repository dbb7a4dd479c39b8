"""One module for each version of the tables, named by its number and what it does."""
