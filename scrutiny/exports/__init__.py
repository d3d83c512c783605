"""Workbooks and CSV files in which no cell can be a formula, and calendars; knows no app."""
