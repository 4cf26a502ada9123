"""Engines that a library may use instead of files, started for the tests."""
