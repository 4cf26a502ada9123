"""What befalls a small server in a year, injected: what is lost, what is said, what mends itself."""
