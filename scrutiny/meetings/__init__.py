"""Meetings of a panel."""
