"""Matrix products that leave the other cores alone: threads work side by side, and each has a core of its own."""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _controller() -> ThreadpoolController:
    """Looks through the loaded libraries, which takes milliseconds."""
    return ThreadpoolController()


def one_core_a_product() -> AbstractContextManager[object]:
    """In here a product of matrices takes one core, in every thread."""
    limits: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limits
