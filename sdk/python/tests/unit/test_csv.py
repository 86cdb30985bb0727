"""How the example reads CSV files."""

from __future__ import annotations

import json
import unittest
from pathlib import Path

import accounts_csv

CASES = Path(__file__).resolve().parents[3] / "live/csv-cases.json"


class Csv(unittest.TestCase):
    def test_the_cases_of_all_sdks(self) -> None:
        for case in json.loads(CASES.read_text("utf-8"))["cases"]:
            with self.subTest(case["name"]):
                data = case["text"].encode() if "text" in case else case["latin1"].encode("latin-1")
                if "error" in case:
                    with self.assertRaises(ValueError) as refused:
                        accounts_csv.read(data)
                    self.assertEqual(str(refused.exception), case["error"])
                else:
                    rows = [row._asdict() for row in accounts_csv.read(data)]
                    self.assertEqual(rows, [{"fields": {}, "problem": None, **row} for row in case["rows"]])
