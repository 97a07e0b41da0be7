"""Which larger action an action is a part of: the numbered items of a list belong to what heads it.

今年办好十件民生实事：1.改造老旧小区96个；2.…: the head is the action right before the first item, of a programme by its
object's last word; a list goes on while its numbers do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import PolicyAction

_PROGRAMME = re.compile("(?:实事|工程|行动|计划|任务|举措|措施|项目|重点工作|攻坚战|专项|清单|目标|方案|事项)[”》]?$")
_NEAR = 2  # sentences from the head of a list to its first item


def parts(actions: Iterable[PolicyAction]) -> dict[PolicyAction, PolicyAction]:
    """The head of each item's list, of the actions of one article."""
    found: dict[PolicyAction, PolicyAction] = {}
    before: PolicyAction | None = None  # the last action that is no item
    head: PolicyAction | None = None
    number = 0
    for action in sorted(actions, key=lambda each: each.begin):
        if action.item is None:
            before, head = action, None
            continue
        if action.item == 1 and before is not None and _heads(before, action):
            head, before, number = before, None, 1
        if head is not None and action.item in (number, number + 1):
            found[action], number = head, action.item
        else:
            head = None
    return found


def _heads(head: PolicyAction, first: PolicyAction) -> bool:
    near = 0 <= first.evidence[0] - head.evidence[-1] <= _NEAR
    return near and _PROGRAMME.search(head.object) is not None
