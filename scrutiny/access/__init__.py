"""Who may do what: the role table and the one door."""
