// Usage: node same.mjs JSON YAML: whether a reader of YAML 1.2 finds in the one file what the other one says.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const [json, yaml] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
deepStrictEqual(parse(yaml, { version: "1.2" }), JSON.parse(json));
