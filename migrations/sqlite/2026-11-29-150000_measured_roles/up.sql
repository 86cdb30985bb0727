-- A role may show a management account, which nobody may declare (A5). Other tables refer to this one, so it is not made
-- anew: what a column may hold concerns no stored row, and SQLite's own advice for that is to change the text of the table
-- (https://www.sqlite.org/lang_altertable.html#otheralter). The changes below make other connections read it.
PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, 'CHECK (organization_role IN (''standalone'', ''member''))', 'CHECK (organization_role IN (''standalone'', ''member'', ''management''))') WHERE type = 'table' AND name = 'cloud_accounts';
PRAGMA writable_schema = RESET;

-- Since when the ARN is saved: for two minutes a refusal by AWS is not final (R13).
ALTER TABLE role_arns ADD COLUMN arn_saved_at INTEGER;
-- Since when checks of a verified role have had no answer, and what came in its place: it stays verified.
ALTER TABLE role_arns ADD COLUMN unanswered_since INTEGER;
ALTER TABLE role_arns ADD COLUMN unanswered_because TEXT;
-- JSON: who found the last verdict out, and what the role showed; unknown of checks from before.
ALTER TABLE role_arns ADD COLUMN verification TEXT;
-- When the platform checks by itself, which no answer shows; those of roles that are to have a moment are found by the
-- second index.
ALTER TABLE role_arns ADD COLUMN check_at INTEGER;
CREATE INDEX role_arns_check_due ON role_arns (status, check_at) WHERE check_at IS NOT NULL;
CREATE INDEX role_arns_unscheduled ON role_arns (status, cloud_account_id) WHERE status = 'verified' AND check_at IS NULL;

-- Whether somebody said what the account is in AWS Organizations, or its role showed it; with what else it showed.
ALTER TABLE cloud_accounts ADD COLUMN organization_role_source TEXT CHECK (organization_role_source IN ('declared', 'measured'));
UPDATE cloud_accounts SET organization_role_source = 'declared' WHERE organization_role IS NOT NULL;
ALTER TABLE cloud_accounts ADD COLUMN payer_account_id TEXT;
ALTER TABLE cloud_accounts ADD COLUMN detected_support_type TEXT;
