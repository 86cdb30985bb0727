module gangway

go 1.23
