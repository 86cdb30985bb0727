-- Every set of rules that a custom pricebook ever had (P8); the one with the highest version is the present one.
CREATE TABLE pricebook_rule_sets (
  pricebook_id TEXT NOT NULL REFERENCES pricebooks (id),
  -- The pricebook's version that came with the set.
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  -- Null: not known, because the pricebook is older than this table.
  actor_credential_id TEXT,
  actor_role TEXT NOT NULL,
  -- JSON: the rules in their order.
  rules TEXT NOT NULL,
  PRIMARY KEY (pricebook_id, version)
);

INSERT INTO pricebook_rule_sets (pricebook_id, version, at, actor_role, rules)
  SELECT id, 1, created_at, 'platform', '[]' FROM pricebooks WHERE kind = 'custom';
