"""The engines that the tests run on: started by the tests themselves, from packages."""
