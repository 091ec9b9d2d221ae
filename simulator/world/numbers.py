"""First numbers of updates and messages.

They begin higher at every start of the simulator: a bot that remembers ids in a database must not
take the updates of a restarted, empty simulator for old ones.
"""

import time

_START_OF_2026 = 1_767_225_600
_IDS_A_SECOND = 10


def now() -> int:
    """Give the present second, as the Bot API writes dates."""
    return int(time.time())


def first_update_id() -> int:
    """Give an update id above all of earlier runs, while they made fewer than ten a second."""
    return (now() - _START_OF_2026) * _IDS_A_SECOND


def first_message_id() -> int:
    """Give a message id above all of earlier runs, while a chat had fewer than one a second."""
    return now() - _START_OF_2026
