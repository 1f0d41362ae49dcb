"""What a question of each kind may hold, and what its keys must say together."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from skinspots_lib.content.bank.thirds import LAST_TONE, THIRDS, third_of
from skinspots_lib.content.files.shape import Key, check_item, known_ids
from skinspots_lib.content.files.yaml_files import Place, YamlFile
from skinspots_lib.content.problems import Problem

CHOICES = ("single", "multiple")
KINDS = (*CHOICES, "numeric", "measure", "ordering", "sorting")
LEVELS = ("recall", "apply", "interpret")
OBJECTIVES = (
    "press_test",
    "definitions_sizes",
    "look_alikes",
    "skin_tones",
    "causes",
    "urgency",
    "treatment",
    "web_claims",
)
VIEWS = ("limb", "limb+lamp", "limb+raking", "palm", "sole", "inner_lip")
MIN_OPTIONS, MIN_ITEMS, MIN_GROUPS = 3, 3, 2
OWN_WHY = "Each option needs its own explanation."
OWN_WHY_OF_ITEM = "Each item needs its own explanation."
EQUAL = "Two equal answers cannot be told apart."
AT_LEAST = "A question needs at least {}."


def question_problems(document: YamlFile, root: Path) -> list[Problem]:
    """Check every question of a file.

    Parameters
    ----------
    document : YamlFile
        A file whose data should be a list of questions.
    root : Path
        The folder of the tables that questions refer to.

    Returns
    -------
    list of Problem
        In the order of the lines; empty when all is well.

    Examples
    --------
    >>> from skinspots_lib.content.place import data_dir
    >>> document = YamlFile("03.yaml", ["q1"], {(0,): 4})
    >>> question_problems(document, data_dir())[0].where
    'line 4'
    """
    if not isinstance(document.data, list):
        hint = 'Each item starts with "- id:".'
        return [document.problem((), "the file must be one list of items", hint=hint)]
    problems: list[Problem] = []
    for position, item in enumerate(document.data):
        problems += _question(document, position, item, root)
    return sorted(problems, key=lambda problem: int(problem.where.split()[1]))


def _question(document: YamlFile, position: int, item: object, root: Path) -> list[Problem]:
    kind = item.get("kind") if isinstance(item, dict) else None
    problems = check_item(document, (position,), item, _keys(root, kind))
    # With a kind that does not exist, nobody can say what belongs into its parts.
    if not isinstance(item, dict) or kind not in KINDS:
        return problems
    problems += _options(document, (position, "options"), item, root)
    problems += _items(document, (position, "items"), item, root)
    problems += _parts(document, position, item, root)
    return problems + [*_shown(document, position, item)]


def _keys(root: Path, kind: object) -> dict[str, Key]:
    conditions = known_ids(root, "conditions", "condition")
    photos = known_ids(root, "photos", "file")
    sources = known_ids(root, "sources", "source_id")
    return {
        "id": Key(),
        "ask": Key(),
        "kind": Key(allowed=KINDS),
        "level": Key(allowed=LEVELS),
        "objective": Key(allowed=OBJECTIVES),
        "condition": Key(allowed=conditions and ("none", *conditions), listed="conditions.csv"),
        "tone": Key(needed=False, allowed=tuple(THIRDS)),
        "skin": Key(type="mapping", needed=kind == "measure", hint=_PATCH),
        "picture": Key(needed=False, allowed=photos, listed="photos.csv"),
        "described": Key(needed=False),
        **_answer_keys(kind),
        "why": Key(hint="Say in one or two sentences what the learner should keep."),
        "sources": Key(type="list", allowed=sources, listed="sources.csv"),
    }


_PATCH = "Say which simulated skin is measured."


def _answer_keys(kind: object) -> dict[str, Key]:
    """Give the keys that hold the answers; all of them, none needed, when the kind is wrong."""
    options = {"options": Key(type="items", hint=AT_LEAST.format(MIN_OPTIONS))}
    number = {"number": Key(type="mapping", hint="Say what is right, and how far off may pass.")}
    ends = Key(type="list", hint='Name both ends, such as "most urgent".')
    groups = Key(type="list", hint="Name the groups, at least two.")
    items = {"items": Key(type="items", hint=AT_LEAST.format(MIN_ITEMS))}
    known = {
        **dict.fromkeys(CHOICES, options),
        **dict.fromkeys(("numeric", "measure"), number),
        "ordering": {"ends": ends, **items},
        "sorting": {"groups": groups, **items},
    }
    names = dict.fromkeys(name for keys in known.values() for name in keys)
    any_kind = {name: Key(type=_TYPES[name], needed=False) for name in names}
    return known.get(kind, any_kind) if isinstance(kind, str) else any_kind


_TYPES = {
    "options": "items",
    "items": "items",
    "number": "mapping",
    "ends": "list",
    "groups": "list",
}


def _parts(document: YamlFile, position: int, item: Mapping, root: Path) -> Iterator[Problem]:
    """Check the mappings and lists inside a question."""
    for name, keys in (("skin", _skin_keys(root)), ("number", _number_keys(item.get("kind")))):
        if isinstance(item.get(name), dict):
            yield from check_item(document, (position, name), item[name], keys)
    ends, groups = item.get("ends"), item.get("groups")
    if isinstance(ends, list) and len(ends) != 2:
        allowed = "two: what stands first, what stands last"
        yield document.problem((position, "ends"), f"{len(ends)} of them", allowed=allowed)
    if isinstance(groups, list) and len(set(map(str, groups))) < max(len(groups), MIN_GROUPS):
        hint = f"A question needs at least {MIN_GROUPS} groups, each with a name of its own."
        yield document.problem((position, "groups"), "cannot be sorted into", hint=hint)


def _skin_keys(root: Path) -> dict[str, Key]:
    drawn = known_ids(root, "appearances", "condition")
    return {
        "condition": Key(allowed=drawn, listed="appearances.csv"),
        "tone": Key(type="whole", least=1, most=10),
        "seed": Key(type="whole", least=0),
        "size_mm": Key(type="number", needed=False, least=0.5, most=30),
        "view": Key(needed=False, allowed=VIEWS),
        "pressure": Key(type="number", needed=False, least=0, most=1),
    }


def _number_keys(kind: object) -> dict[str, Key]:
    own = "Say what this answer overlooks."
    keys = {
        "value": Key(type="number"),
        "unit": Key(hint='Write "mm", "days" or "of 100"; the learner sees it beside the number.'),
        "tolerance": Key(type="number", least=0, hint="Say how far off still counts as right."),
        "too_small": Key(hint=own),
        "too_large": Key(hint=own),
    }
    # The patch itself says what is true.
    measured = ("tolerance", "too_small", "too_large")
    return {name: keys[name] for name in measured} if kind == "measure" else keys


def _shown(document: YamlFile, position: int, item: Mapping) -> Iterator[Problem]:
    """Check what the keys about the picture say together."""
    skin, tone = item.get("skin"), item.get("tone")
    number = skin.get("tone") if isinstance(skin, dict) else None
    if isinstance(number, int) and 1 <= number <= LAST_TONE:
        third = third_of(number)
        if tone != third:
            reason = "is not the skin of the patch" if tone else "missing"
            hint = f"The patch shows tone {number}."
            rest = {"value": tone, "allowed": third, "hint": hint}
            yield document.problem((position, "tone"), reason, **rest)
    if "picture" in item and "skin" in item:
        hint = "Show a photograph or simulated skin, not both."
        yield document.problem((position, "picture"), "a second picture", hint=hint)
    if "picture" in item and not item.get("described"):
        hint = "Say what can be seen, for those who cannot see it."
        yield document.problem((position, "described"), f"missing. {hint}")


def _option_keys(root: Path) -> dict[str, Key]:
    known = known_ids(root, "misconceptions", "misconception_id")
    return {
        "say": Key(),
        "right": Key(type="flag", needed=False),
        "why": Key(hint=OWN_WHY),
        "misconception": Key(needed=False, allowed=known, listed="misconceptions.csv"),
    }


def _item_keys(root: Path, item: Mapping) -> dict[str, Key]:
    known = known_ids(root, "misconceptions", "misconception_id")
    groups = item.get("groups")
    own = {"same_place": Key(type="flag", needed=False)}
    if item.get("kind") == "sorting":
        listed = [str(group) for group in groups] if isinstance(groups, list) else None
        own = {"group": Key(allowed=listed, hint="Name one of the groups above.")}
    return {
        "say": Key(),
        **own,
        "why": Key(hint=OWN_WHY_OF_ITEM),
        "misconception": Key(needed=False, allowed=known, listed="misconceptions.csv"),
    }


def _options(document: YamlFile, place: Place, item: Mapping, root: Path) -> list[Problem]:
    options = item.get("options")
    if not isinstance(options, list) or not options:
        return []
    problems = _entries(document, place, options, _option_keys(root))
    options = [option if isinstance(option, dict) else {} for option in options]
    problems += _repeats(document, place, options, OWN_WHY)
    if len(options) < MIN_OPTIONS:
        hint = AT_LEAST.format(MIN_OPTIONS)
        problems.append(document.problem(place, f"only {len(options)}", hint=hint))
    return problems + _right(document, place, options, item.get("kind"))


def _items(document: YamlFile, place: Place, item: Mapping, root: Path) -> list[Problem]:
    items = item.get("items")
    if not isinstance(items, list) or not items:
        return []
    problems = _entries(document, place, items, _item_keys(root, item))
    items = [one if isinstance(one, dict) else {} for one in items]
    problems += _repeats(document, place, items, OWN_WHY_OF_ITEM)
    if len(items) < MIN_ITEMS:
        hint = AT_LEAST.format(MIN_ITEMS)
        problems.append(document.problem(place, f"only {len(items)}", hint=hint))
    if items[0].get("same_place") is True:
        hint = "It says that an item may change places with the one above."
        problems.append(document.problem((*place, 0, "same_place"), "none is above", hint=hint))
    return problems


def _entries(
    document: YamlFile, place: Place, entries: list, keys: Mapping[str, Key]
) -> list[Problem]:
    found = (check_item(document, (*place, n), one, keys) for n, one in enumerate(entries))
    return [problem for problems in found for problem in problems]


def _repeats(
    document: YamlFile, place: Place, entries: list[dict], own_why: str
) -> Iterator[Problem]:
    for key, hint in (("why", own_why), ("say", EQUAL)):
        seen: dict[str, int] = {}
        for position, entry in enumerate(entries):
            words = " ".join(str(entry.get(key, "")).casefold().split())
            first = seen.setdefault(words, position)
            if words and first != position:
                reason = f"the same as in {place[-1]} {first + 1}"
                yield document.problem((*place, position, key), reason, hint=hint)


def _right(document: YamlFile, place: Place, options: list[dict], kind: object) -> list[Problem]:
    marks = [option.get("right", False) for option in options]
    right = marks.count(True)
    if right == 0 and all(isinstance(mark, bool) for mark in marks):
        hint = 'Write "right: true" under it.'
        return [document.problem(place, "none is marked as right", hint=hint)]
    if right > 1 and kind == "single":
        hint = 'Keep one "right: true", or write "kind: multiple".'
        return [document.problem(place, f"{right} are marked as right", hint=hint)]
    return []
