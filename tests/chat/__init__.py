"""The conversation, through the doors that readers use."""
