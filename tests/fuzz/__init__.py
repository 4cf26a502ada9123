"""Whatever comes from outside is read, or refused in words: for seconds in the suite, for longer by `make fuzz`."""
