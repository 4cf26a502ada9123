"""The engines that the tests start for themselves."""
