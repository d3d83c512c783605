"""What is done to the records of audits: the named verbs."""
