// Package gangway is the client of the Gangway API, which brings an end customer's AWS account on board at an AWS
// distributor.
//
//	client, err := gangway.New("https://gangway.example.com", gangway.WithCredentials(id, secret))
//	profile, err := client.Clients.Get(ctx, "cli_01jdgx3v9re8tbq4m6n0y7k2hc")
//
// Each member of [Client] holds the operations of one resource. An answer that is not a success is an [*Error]; without
// an answer there is a [*ConnectionError] or a [*TimeoutError]. Lists have two methods: List gets one page, All goes
// through all items.
//
// Enums are open: a server may answer with values, and members, that this version does not know. Amounts of money and
// percentages are decimal strings. Members that are optional are left out when they are empty.
package gangway
