"""Audits as pages show them."""
