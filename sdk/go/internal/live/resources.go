package main

import (
	"errors"
	"strings"
	"time"

	"gangway.invalid/gangway"
)

func resources() {
	scenario("paging", func() {
		client := newClient()
		wanted := map[gangway.CloudAccountID]bool{}
		for range 5 {
			wanted[newAccount(client.ID).ID] = true
		}
		params := &gangway.ListCloudAccountsParams{ClientID: client.ID, Limit: 2}
		forget()
		seen := map[gangway.CloudAccountID]bool{}
		for account, err := range shared.CloudAccounts.All(ctx, params) {
			ok(err)
			check(wanted[account.ID] && !seen[account.ID], "%s is not wanted, or seen twice", account.ID)
			seen[account.ID] = true
		}
		check(len(seen) == 5, "%d items", len(seen))

		pages := 0
		page := must(shared.CloudAccounts.List(ctx, params))
		for ; page != nil; page = must(page.Next(ctx)) {
			pages++
			check(len(page.Data) == 2 || !page.HasNext(), "%+v", page)
		}
		check(pages == 3 && params.Cursor == "", "%d pages", pages)

		// A feed has a cursor on its last page too.
		events := must(shared.Events.List(ctx, &gangway.ListEventsParams{Limit: 4}))
		number := 0
		since := &gangway.ListEventsParams{Since: string(events.Data[3].ID), Limit: 2}
		for event, err := range shared.Events.All(ctx, since) {
			ok(err)
			check(event.Type == gangway.EventTypeCloudAccountCreated && event.Resource.ID != "", "%+v", event)
			number++
		}
		check(number == 3, "%d events", number)
	})

	scenario("event-feed", func() {
		begun := time.Now()
		now := must(shared.Events.List(ctx, &gangway.ListEventsParams{Since: "now", Wait: 1}, gangway.WithTimeout(5*time.Second)))
		check(len(now.Data) == 0 && now.AtEnd && time.Since(begun) > 900*time.Millisecond, "%+v", now)
		reseller := newReseller()
		page := must(shared.Events.List(ctx, &gangway.ListEventsParams{Since: "now", Cursor: now.NextCursor, Wait: 30}))
		check(len(page.Data) == 1 && page.Data[0].Resource.ID == string(reseller.ID) && page.AtEnd, "%+v", page)
		oldest := must(shared.Events.List(ctx, &gangway.ListEventsParams{Since: "beginning", Limit: 1}))
		check(len(oldest.Data) == 1 && !oldest.AtEnd && oldest.HasNext(), "%+v", oldest)
	})

	scenario("version-conflict", func() {
		reseller := newReseller()
		must(shared.Resellers.Update(ctx, reseller.ID, gangway.UpdateReseller{Name: unique("Newer")}))
		_, err := shared.Resellers.Update(ctx, reseller.ID, gangway.UpdateReseller{Name: "Newest"}, gangway.IfMatch(reseller.Version))
		refused(err, 412, gangway.CodeVersionMismatch)
	})

	scenario("etag", func() {
		reseller := newReseller()
		var response gangway.Response
		must(shared.Resellers.Get(ctx, reseller.ID, gangway.ResponseInto(&response)))
		check(response.ETag == `"v1"` && response.Status == 200 && response.RequestID != "" && reseller.Version == 1, "%+v", response)
		reseller = must(shared.Resellers.Update(ctx, reseller.ID, gangway.UpdateReseller{Name: unique("By tag")}, gangway.IfMatch(response.ETag)))
		reseller = must(shared.Resellers.Update(ctx, reseller.ID, gangway.UpdateReseller{Name: unique("By version")}, gangway.IfMatch(reseller.Version)))
		_, err := shared.Resellers.Get(ctx, reseller.ID, gangway.IfNoneMatch(reseller.Version))
		check(errors.Is(err, gangway.ErrNotModified), "%v", err)
	})

	scenario("null-and-absent", func() {
		body := clientBody(newReseller().ID)
		body.ExternalRef, body.Domain, body.Address.State = "CRM-7", "sol.example", "Madrid"
		client := must(shared.Clients.Create(ctx, body))
		client = must(shared.Clients.Update(ctx, client.ID, gangway.UpdateClient{
			Domain:  gangway.Null[string](),
			Contact: &gangway.UpdateContact{Phone: gangway.Null[string]()},
			Address: &gangway.UpdateAddress{City: "Toledo"},
		}))
		check(client.Domain == "" && client.ExternalRef == "CRM-7" && client.Contact.Phone == "", "%+v", client)
		check(client.Contact.Name == "Administration" && client.Address.City == "Toledo" && client.Address.State == "Madrid", "%+v", client)
		client = must(shared.Clients.Update(ctx, client.ID, gangway.UpdateClient{Domain: gangway.Set("luna.example")}))
		check(client.Domain == "luna.example", "%+v", client)
	})

	scenario("unions", func() {
		client := newClient()
		existing := newAccount(client.ID)
		created := must(shared.CloudAccounts.Create(ctx, gangway.RequestNewAccount{ClientID: client.ID, Nickname: "Lab", SupportType: "basic"}))
		check(existing.Origin == gangway.CloudAccountOriginExisting && created.Origin == gangway.CloudAccountOriginNew, "%+v %+v", existing, created)

		whole := must(shared.RoleARN.GetSetupKit(ctx, existing.ID, &gangway.GetSetupKitParams{SecurityReport: true}))
		check(whole.SetupKit != nil && whole.TrustPolicy == nil && whole.SetupKit.ExternalID == existing.ExternalID, "%+v", whole)
		check(len(whole.SetupKit.ManagedPolicies) == 2, "%+v", whole.SetupKit.ManagedPolicies)
		policy := must(shared.RoleARN.GetSetupKit(ctx, existing.ID, &gangway.GetSetupKitParams{Format: gangway.SetupKitFormatTrustPolicy}))
		check(policy.SetupKit == nil && policy.TrustPolicy.Statement[0].Condition.StringEquals.STSExternalID == existing.ExternalID, "%+v", policy)
		for format, media := range map[gangway.SetupKitFormat]string{
			gangway.SetupKitFormatCloudformation: "application/yaml", gangway.SetupKitFormatTerraform: "text/x-hcl",
			gangway.SetupKitFormatCLI: "application/x-sh", gangway.SetupKitFormatConsole: "text/markdown",
		} {
			raw := must(shared.RoleARN.GetSetupKit(ctx, existing.ID, &gangway.GetSetupKitParams{Format: format}))
			check(raw.MediaType == media && strings.Contains(raw.Text, existing.ExternalID), "%s: %+v", format, raw)
		}
	})

	scenario("unknown-member", func() {
		reseller := newReseller()
		breaks("GET", "/resellers/"+string(reseller.ID), fault{"patch": fault{"shoeSize": fault{"eu": 44}}})
		check(must(shared.Resellers.Get(ctx, reseller.ID)).Name == reseller.Name, "another name")
	})

	scenario("unknown-enum", func() {
		reseller := newReseller()
		breaks("GET", "/resellers/"+string(reseller.ID), fault{"patch": fault{"status": "hibernating"}})
		check(must(shared.Resellers.Get(ctx, reseller.ID)).Status == "hibernating", "the value is lost")
	})
}
