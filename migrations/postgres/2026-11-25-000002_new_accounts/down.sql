DROP INDEX link_requests_creating;
DROP INDEX cloud_accounts_new_root_email;
ALTER TABLE link_requests DROP COLUMN create_request_id;
