"""What audits say, worked out from plain values: no tables, no clock, no settings."""
