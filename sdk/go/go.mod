// Nobody can own a domain in .invalid (RFC 2606): no server and no module proxy can give another module for this path.
module gangway.invalid/gangway

go 1.23
