"""Takes a whole library from one database to another: each row once, held against its source at the end."""

from index.moving.comparing import Compared, compared
from index.moving.copying import Copied, copy_rows
from index.moving.ownership import Standing, hand_over, others_connected, same_database, standing_of

__all__ = [
    "Compared",
    "Copied",
    "Standing",
    "compared",
    "copy_rows",
    "hand_over",
    "others_connected",
    "same_database",
    "standing_of",
]
