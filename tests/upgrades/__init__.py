"""Libraries of former schemas come up to this one, with all that they hold."""
