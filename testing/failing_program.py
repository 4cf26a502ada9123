"""Fails with a traceback, whatever it is asked."""

raise SystemError("nothing works here")
