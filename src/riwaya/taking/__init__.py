"""Taking: pages read, beside one another, and put into the store; the command line, the desk and watching do it so."""
