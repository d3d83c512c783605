"""PostgreSQL for the tests: Django's own, emptied by deleting rows."""
