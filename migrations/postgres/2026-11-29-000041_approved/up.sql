-- What operations approved of a new account, which is what AWS is asked for, whatever becomes of the account's own
-- columns. Null: not approved yet, or approved before this was kept; then the account's columns hold, which cannot be
-- changed after an approval.
ALTER TABLE link_requests ADD COLUMN approved_account_name TEXT;
ALTER TABLE link_requests ADD COLUMN approved_root_email TEXT;
ALTER TABLE link_requests ADD COLUMN approved_support_type TEXT;
