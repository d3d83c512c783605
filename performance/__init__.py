"""Indicators, returns, observations and their analysis."""
