"""Workbooks and CSV files in which no cell can be a formula; knows no app."""
