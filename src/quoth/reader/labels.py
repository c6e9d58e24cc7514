"""The tagger's labels: the role of a unit, and where in its segment the unit stands.

The scheme is BIOES (Ratinov and Roth, "Design Challenges and Misconceptions in Named Entity
Recognition", CoNLL 2009, call it BILOU): the first, an inner, the last and the only unit of a segment
have labels of their own, so that the model learns where segments end as well as where they start.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

ROLES = ("source", "cue", "content")
OUTSIDE = 0
FIRST, INNER, LAST, ONLY = range(4)
LABELS = 1 + 4 * len(ROLES)


def label(role: int, place: int) -> int:
    """The label of a unit at a place (`FIRST` to `ONLY`) in a segment of a role (index into `ROLES`)."""
    return 1 + 4 * role + place


def _places() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    labels = np.arange(LABELS)
    return np.where(labels > 0, (labels - 1) // 4, -1), np.where(labels > 0, (labels - 1) % 4, -1)


ROLE_OF, PLACE_OF = _places()
"""Role and place of each label, -1 for the label of units outside all segments."""


def _allowed() -> npt.NDArray[np.bool_]:
    open_after = (PLACE_OF == FIRST) | (PLACE_OF == INNER)
    goes_on = (PLACE_OF == INNER) | (PLACE_OF == LAST)
    same = ROLE_OF[:, None] == ROLE_OF[None, :]
    stays = goes_on[None, :] & same
    allowed: npt.NDArray[np.bool_] = np.where(open_after[:, None], stays, ~goes_on[None, :])
    return allowed


ALLOWED = _allowed()
"""`ALLOWED[a, b]`: whether label b may follow label a."""
MAY_START = ~((PLACE_OF == INNER) | (PLACE_OF == LAST))
"""Whether a label may be the first of a block."""
MAY_END = ~((PLACE_OF == FIRST) | (PLACE_OF == INNER))
"""Whether a label may be the last of a block."""
