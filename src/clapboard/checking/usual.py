"""What the record counts of a platform's habit, for a sentence on it."""

from collections.abc import Iterable

from clapboard.record.habits import Habit, habits
from clapboard.record.ledger import Ledger
from clapboard.vocabulary.platforms import platform_of


def usual(platforms: Iterable[str], ledger: Ledger, *, number: int = 3) -> dict[str, Habit]:
    """Return, for each of `platforms` that has shows on record, how many of them got season `number`."""
    names = {platform: found.name if (found := platform_of(platform)) else platform for platform in platforms}
    if not names:
        return {}
    counted = {habit.platform: habit for habit in habits(ledger.standings(names.values()), number=number)}
    return {platform: counted[name] for platform, name in names.items() if name in counted}
