"""Subscriptions, what a new article means for them, and deliveries: each told once, and on time."""
