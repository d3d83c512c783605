"""Panels, posts, persons, memberships and roles."""
