"""The tour: the first minutes of an admin, a reader and a channel, recorded from the real program."""
