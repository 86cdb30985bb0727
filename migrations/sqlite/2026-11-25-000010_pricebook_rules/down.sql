DROP TABLE pricebook_rule_sets;
