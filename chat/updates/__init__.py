"""Updates in the conversation: how they look, and the commands and buttons that follow things."""
