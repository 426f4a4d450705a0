"""One sentence for every rule of ``core.errors.InputError``: given, allowed, what to do."""

from pages.shared.words.errors import arrays, descent, dynamics, equations, layers
from pages.shared.words.errors.names import NAMES
from pages.shared.words.text import Text

__all__ = ["NAMES", "SENTENCES"]

SENTENCES: dict[str, Text] = {
    **arrays.SENTENCES,
    **layers.SENTENCES,
    **descent.SENTENCES,
    **dynamics.SENTENCES,
    **equations.SENTENCES,
}
