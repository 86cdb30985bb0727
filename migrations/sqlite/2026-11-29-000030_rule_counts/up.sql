-- Lists tell how many rules there are without reading them, and a pricebook names its present set, so that finding it costs
-- the same however many there were before.
ALTER TABLE pricebook_rule_sets ADD COLUMN rule_count INTEGER NOT NULL DEFAULT 0;
UPDATE pricebook_rule_sets SET rule_count = json_array_length(rules);
-- Null: a master, which has none.
ALTER TABLE pricebooks ADD COLUMN rules_version INTEGER;
UPDATE pricebooks SET rules_version =
  (SELECT max(version) FROM pricebook_rule_sets WHERE pricebook_rule_sets.pricebook_id = pricebooks.id);
