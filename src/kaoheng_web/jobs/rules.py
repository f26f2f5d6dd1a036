"""How often a job is tried, how long it rests in between, and when its worker counts as lost."""

from datetime import datetime, timedelta
from enum import StrEnum

from kaoheng.text import Text

MOST_ATTEMPTS = 5
LEASE = timedelta(seconds=60)  # a worker that was silent for so long is lost, and its job is taken again
BEAT = timedelta(seconds=5)
KEPT_FOR = timedelta(days=90)

RETRY = "jobs.retry"
RETRY_TITLE = Text("重新运行作业", "run a job again")
NOT_FAILED = Text("这项作业没有失败，不需要重新运行。", "This job did not fail; there is nothing to run again.")


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    RESTING = "resting"
    FAILED = "failed"
    DONE = "done"


STATES = {
    State.WAITING: Text("排队", "waiting"),
    State.RUNNING: Text("运行中", "running"),
    State.RESTING: Text("等待重试", "tried again soon"),
    State.FAILED: Text("失败", "failed"),
    State.DONE: Text("完成", "done"),
}


def rest(attempts: int) -> timedelta:
    """How long a job rests after so many failed attempts.

    >>> [rest(number).seconds // 60 for number in (1, 2, 3, 4)]
    [1, 5, 25, 125]
    """
    return timedelta(minutes=5 ** (attempts - 1))


def is_tried_again(attempts: int) -> bool:
    """Whether a job that failed so many times gets another attempt by itself.

    >>> is_tried_again(4), is_tried_again(5)
    (True, False)
    """
    return attempts < MOST_ATTEMPTS


def is_rested(attempts: int, failed_at: datetime, now: datetime) -> bool:
    """Whether a failed job is due again."""
    return is_tried_again(attempts) and failed_at + rest(attempts) <= now


def state_of(status: str, attempts: int) -> State:
    """What a row of the queue means.

    >>> state_of("FAILED", 2), state_of("FAILED", 5)
    (<State.RESTING: 'resting'>, <State.FAILED: 'failed'>)
    """
    if status == "FAILED":
        return State.RESTING if is_tried_again(attempts) else State.FAILED
    return {"READY": State.WAITING, "RUNNING": State.RUNNING}.get(status, State.DONE)
