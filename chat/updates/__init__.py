"""Updates in the conversation: how they look, how they are taken to Telegram, and the commands that follow things."""
