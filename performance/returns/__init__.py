"""Reading an officer's spreadsheet: bytes to cells to a proposal, without the database."""
