"""Updates in the conversation: how they look, and the commands and buttons to follow things and to change that."""
