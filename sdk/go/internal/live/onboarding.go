package main

import (
	"errors"
	"time"

	"gangway.invalid/gangway"
)

func onboarding() {
	scenario("linking", func() {
		reseller := newReseller()
		credential := must(shared.Credentials.Create(ctx, gangway.CreateCredential{
			Name: "Integration", Role: gangway.CredentialRoleReseller, ResellerID: reseller.ID,
		}))
		partner := connect(gangway.WithCredentials(string(credential.ID), credential.Secret))
		client := must(partner.Clients.Create(ctx, clientBody("")))
		custom := must(partner.Pricebooks.Create(ctx, gangway.CreatePricebook{
			Kind: gangway.PricebookKindCustom, Name: "Plus five", Currency: "USD", BasedOn: master(),
			Rules: []gangway.PricebookRule{{Scope: gangway.PricebookRuleScopeGlobal, Type: gangway.PricebookRuleTypeMarkup, Percent: "5.00"}},
		}))
		provider := must(partner.Clients.PutCloudProvider(ctx, client.ID, gangway.PutCloudProvider{PricebookID: custom.ID, EnabledInCustomerPortal: true}))
		check(provider.Currency == "USD" && provider.EnabledInCustomerPortal, "%+v", provider)

		account := must(partner.CloudAccounts.Create(ctx, gangway.AddExistingAccount{
			ClientID: client.ID, AWSAccountID: "1234-5678-9012", Nickname: "Production", SupportType: gangway.SupportTypeBasic,
			OrganizationRole: gangway.OrganizationRoleStandalone,
		}))
		check(account.AWSAccountID == "123456789012" && account.Status == gangway.CloudAccountStatusRegistered, "%+v", account)

		arn := "arn:aws:iam::123456789012:role/GangwayReadOnly"
		must(partner.RoleARN.Put(ctx, account.ID, gangway.PutRoleARN{RoleARN: arn}))
		role := must(partner.RoleARN.Check(ctx, account.ID))
		check(role.Status == gangway.RoleARNStatusVerified && role.RoleARN == arn && role.CheckedAt != nil, "%+v", role)

		request := must(partner.LinkRequests.Create(ctx, gangway.CreateLinkRequest{CloudAccountID: account.ID, Note: "Please"}))
		must(shared.LinkRequests.Approve(ctx, request.ID, &gangway.ApproveLinkRequest{Note: "Fine"}))
		must(shared.LinkRequests.Send(ctx, request.ID, nil))
		eventually(func() bool {
			request = must(partner.LinkRequests.Get(ctx, request.ID))
			return request.Status == gangway.LinkRequestStatusAccepted
		})
		group := must(partner.SupportPlans.Create(ctx, gangway.CreateSupportPlan{
			ClientID: client.ID, Name: "Basic", Kind: gangway.SupportPlanKindPassthrough, CloudAccountIDs: []gangway.CloudAccountID{account.ID},
		}))
		check(len(group.CloudAccountIDs) == 1, "%+v", group)

		checklist := must(partner.CloudAccounts.GetOnboarding(ctx, account.ID))
		check(checklist.Status == gangway.OnboardingStatusComplete || checklist.Status == gangway.OnboardingStatusReady, "%+v", checklist)
		whole := must(partner.Clients.GetOnboarding(ctx, client.ID, nil))
		check(len(whole.Accounts) == 1 && whole.Accounts[0].CloudAccountID == account.ID, "%+v", whole)
		history := must(partner.LinkRequests.GetHistory(ctx, request.ID, nil))
		check(len(history.Data) >= 4 && history.Data[0].To == gangway.LinkRequestStatusSubmitted && !history.Data[0].At.IsZero(), "%+v", history)
		check(must(partner.CloudAccounts.Get(ctx, account.ID)).LiabilityStartsAt != nil, "no liability")
	})

	scenario("new-account", func() {
		client := newClient()
		account := must(shared.CloudAccounts.Create(ctx, gangway.RequestNewAccount{
			ClientID: client.ID, Nickname: "Sandbox", SupportType: gangway.SupportTypeBasic, SubmitLinkRequest: true,
		}))
		check(account.Origin == gangway.CloudAccountOriginNew && account.AWSAccountID == "" && account.LinkRequestID != "", "%+v", account)
		must(shared.LinkRequests.Approve(ctx, account.LinkRequestID, &gangway.ApproveLinkRequest{RootEmail: "aws-sandbox@example.com"}))
		sending := must(shared.LinkRequests.Send(ctx, account.LinkRequestID, nil))
		check(sending.Kind == gangway.LinkRequestKindCreateAccount, "%+v", sending)
		eventually(func() bool {
			return must(shared.LinkRequests.Get(ctx, account.LinkRequestID)).Status == gangway.LinkRequestStatusCompleted
		})
		account = must(shared.CloudAccounts.Get(ctx, account.ID))
		check(len(account.AWSAccountID) == 12 && account.Status == gangway.CloudAccountStatusLinked, "%+v", account)
	})

	scenario("expiry", expiry)
}

// expiry moves the time of the whole server, so nothing else may go on.
func expiry() {
	// Nobody answers, and AWS ends the invitation two seconds after it was sent: the clock is faster.
	account := newAccount(newClient().ID, func(body *gangway.AddExistingAccount) {
		body.AWSAccountID, body.OrganizationRole = "222200000002", gangway.OrganizationRoleStandalone
	})
	id := must(shared.LinkRequests.Create(ctx, gangway.CreateLinkRequest{CloudAccountID: account.ID})).ID
	must(shared.LinkRequests.Approve(ctx, id, nil))
	sent := must(shared.LinkRequests.Send(ctx, id, nil))
	defer func() { ok(shared.TestClock.Reset(ctx)) }()
	must(shared.TestClock.Advance(ctx, gangway.AdvanceTestClock{Seconds: gangway.Ptr(14 * 86_400)}))
	expired := must(shared.LinkRequests.Get(ctx, id))
	check(expired.Status == gangway.LinkRequestStatusExpired && !expired.ClosedAt.Before(*sent.ExpiresAt), "%+v", expired)
	_, err := shared.LinkRequests.WaitUntil(ctx, id, time.Minute, gangway.LinkRequestStatusDeclined)
	var ended *gangway.EndedError
	check(errors.As(err, &ended) && ended.Request.Status == gangway.LinkRequestStatusExpired, "%v", err)
	check(err.Error() == "link request "+string(id)+" is expired, which never becomes declined", "%v", err)

	// The number was wrong. It can change when the end of its invitation has come from AWS too, with another version.
	eventually(func() bool {
		return !expired.ClosedAt.Equal(*sent.ExpiresAt) || must(shared.LinkRequests.Get(ctx, id)).Version > sent.Version+1
	})
	must(shared.CloudAccounts.Update(ctx, account.ID, gangway.UpdateCloudAccount{AWSAccountID: accountNumber()}))
	renewed := must(shared.LinkRequests.Renew(ctx, id))
	check(renewed.Supersedes == id && renewed.Status == gangway.LinkRequestStatusSubmitted, "%+v", renewed)
	must(shared.LinkRequests.Approve(ctx, renewed.ID, nil))
	again := must(shared.LinkRequests.Send(ctx, renewed.ID, nil))
	check(!again.SentAt.Before(*sent.ExpiresAt), "%+v", again)
	must(shared.LinkRequests.WaitUntil(ctx, renewed.ID, time.Minute, gangway.LinkRequestStatusAccepted))
	check(must(shared.CloudAccounts.Get(ctx, account.ID)).Status == gangway.CloudAccountStatusLinked, "it is not linked")
}
