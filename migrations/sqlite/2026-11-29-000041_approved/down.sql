ALTER TABLE link_requests DROP COLUMN approved_support_type;
ALTER TABLE link_requests DROP COLUMN approved_root_email;
ALTER TABLE link_requests DROP COLUMN approved_account_name;
