DROP TABLE owner_links;
