"""A program that does nothing for a minute, in place of one that takes too long."""

import time

if __name__ == "__main__":
    time.sleep(60)
