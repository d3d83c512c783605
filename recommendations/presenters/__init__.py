"""Requests as pages and papers show them."""
