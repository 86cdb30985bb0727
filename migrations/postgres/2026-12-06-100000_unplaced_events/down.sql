INSERT INTO events (id, kind, at, actor_credential_id, actor_role, reseller_id, client_id, resource_id, resource_version, data, origin)
  SELECT id, kind, at, actor_credential_id, actor_role, reseller_id, client_id, resource_id, resource_version, data, origin
  FROM unplaced_events;
DROP TABLE unplaced_events;
