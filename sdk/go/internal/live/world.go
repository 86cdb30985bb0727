package main

import (
	"fmt"

	"gangway"
)

var count = 0

// unique makes a name that nothing else has.
func unique(name string) string {
	count++
	return fmt.Sprintf("%s %d", name, count)
}

func newReseller() *gangway.Reseller {
	return must(shared.Resellers.Create(ctx, gangway.CreateReseller{Name: unique("Nube Partners"), Country: "ES"}))
}

func clientBody(reseller string) gangway.CreateClient {
	return gangway.CreateClient{
		ResellerID: reseller,
		Name:       unique("Panadería Sol"),
		Contact:    gangway.Contact{Name: "Administration", Email: "admin@example.com", Phone: "+34910000000"},
		Address:    gangway.Address{Street: "Calle Mayor 1", City: "Madrid", PostalCode: "28013", Country: "ES"},
	}
}

// newClient makes a client that has a pricebook.
func newClient() *gangway.ClientProfile {
	client := must(shared.Clients.Create(ctx, clientBody(newReseller().ID)))
	must(shared.Clients.PutCloudProvider(ctx, client.ID, gangway.PutCloudProvider{PricebookID: master(), EnabledInCustomerPortal: true}))
	return client
}

func master() gangway.PricebookID {
	return must(shared.Pricebooks.List(ctx, &gangway.ListPricebooksParams{Kind: gangway.PricebookKindMaster})).Data[0].ID
}

// newAccount makes an account that is in use already.
func newAccount(client gangway.ClientID, change ...func(*gangway.AddExistingAccount)) *gangway.CloudAccount {
	count++
	body := gangway.AddExistingAccount{
		ClientID: client, AWSAccountID: fmt.Sprintf("2222%08d", count*100+50), Nickname: "Production", SupportType: gangway.SupportTypeBasic,
	}
	for _, f := range change {
		f(&body)
	}
	return must(shared.CloudAccounts.Create(ctx, body))
}
