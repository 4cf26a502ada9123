"""Quotewire beside other tools, each in its documented default way."""
