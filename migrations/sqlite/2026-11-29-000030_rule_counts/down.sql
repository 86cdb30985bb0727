ALTER TABLE pricebook_rule_sets DROP COLUMN rule_count;
ALTER TABLE pricebooks DROP COLUMN rules_version;
