"""Other engines than those in the data folder, started by the tests themselves."""
