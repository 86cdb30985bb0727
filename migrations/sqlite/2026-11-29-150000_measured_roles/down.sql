UPDATE cloud_accounts SET organization_role = NULL WHERE organization_role = 'management';
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'CHECK (organization_role IN (''standalone'', ''member'', ''management''))', 'CHECK (organization_role IN (''standalone'', ''member''))') WHERE type = 'table' AND name = 'cloud_accounts';
PRAGMA writable_schema = RESET;

ALTER TABLE cloud_accounts DROP COLUMN detected_support_type;
ALTER TABLE cloud_accounts DROP COLUMN payer_account_id;
ALTER TABLE cloud_accounts DROP COLUMN organization_role_source;
DROP INDEX role_arns_unscheduled;
DROP INDEX role_arns_check_due;
ALTER TABLE role_arns DROP COLUMN check_at;
ALTER TABLE role_arns DROP COLUMN verification;
ALTER TABLE role_arns DROP COLUMN unanswered_because;
ALTER TABLE role_arns DROP COLUMN unanswered_since;
ALTER TABLE role_arns DROP COLUMN arn_saved_at;
