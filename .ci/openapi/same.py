"""Usage: same.py JSON YAML: whether a reader of YAML 1.1 finds in the one file what the other one says."""

import json
import sys
from pathlib import Path

import yaml


def differences(wanted, found, place=""):
    """Python takes 1 and True for equal, so types are compared too."""
    if type(wanted) is not type(found):
        yield f"{place}: {found!r}, not {wanted!r}"
    elif isinstance(wanted, dict):
        for key in wanted.keys() ^ found.keys():
            yield f"{place}: the key {key!r} is {'missing' if key in wanted else 'too much'}"
        for key in wanted.keys() & found.keys():
            yield from differences(wanted[key], found[key], f"{place}/{key}")
    elif isinstance(wanted, list):
        if len(wanted) != len(found):
            yield f"{place}: {len(found)} items, not {len(wanted)}"
        for index, pair in enumerate(zip(wanted, found)):
            yield from differences(*pair, f"{place}/{index}")
    elif wanted != found:
        yield f"{place}: {found!r}, not {wanted!r}"


as_json, as_yaml = (Path(file).read_text(encoding="utf-8") for file in sys.argv[1:])
sys.exit("\n".join(differences(json.loads(as_json), yaml.safe_load(as_yaml))) or None)
