"""The host package: what every part of the portal stands on."""
