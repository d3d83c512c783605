"""Homes and pages that show several apps."""
