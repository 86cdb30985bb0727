package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"gangway.invalid/gangway"
)

// operations calls what the scenarios do not need.
func operations() {
	defer func() {
		if problem := recover(); problem != nil {
			failed = true
			fmt.Fprintln(os.Stderr, "the other operations:", problem)
		}
	}()
	check(must(shared.Service.GetHealth(ctx)).Status != "" && must(shared.Service.GetReadiness(ctx)).Status != "", "not well")
	check(must(shared.Identity.GetJWKS(ctx)).Keys[0].Alg == "EdDSA", "no key")
	check(must(shared.Identity.GetAuthorizationServerMetadata(ctx)).TokenEndpoint != "", "no endpoint")
	credentials()
	pricebooks()
	accounts()
	linkRequests()
	supportPlans()
}

func credentials() {
	reseller := newReseller()
	created := must(shared.Credentials.Create(ctx, gangway.CreateCredential{Name: "Short", Role: "reseller", ResellerID: reseller.ID,
		Scopes: []gangway.Scope{gangway.ScopeClientsRead}}))
	rotated := must(shared.Credentials.Rotate(ctx, created.ID, &gangway.RotateCredential{GraceSeconds: gangway.Ptr(0)}))
	check(rotated.Secret != "" && rotated.Secret != created.Secret, "the same secret")
	for credential, err := range shared.Credentials.All(ctx, &gangway.ListCredentialsParams{ResellerID: reseller.ID}) {
		ok(err)
		check(credential.Secret == "" && credential.Scopes[0] == "clients:read", "%+v", credential)
	}
	ok(shared.Credentials.Revoke(ctx, created.ID))
	check(must(shared.Credentials.Get(ctx, created.ID)).RevokedAt != nil, "not revoked")
}

func pricebooks() {
	client := newClient()
	book := must(shared.Pricebooks.Create(ctx, gangway.CreatePricebook{Kind: "custom", Name: unique("Custom"), Currency: "USD",
		BasedOn: master(), ResellerID: client.ResellerID}))
	book = must(shared.Pricebooks.Update(ctx, book.ID, gangway.UpdatePricebook{Name: unique("Renamed")}))
	book = must(shared.Pricebooks.PutRules(ctx, book.ID, gangway.PutPricebookRules{Rules: []gangway.PricebookRule{
		{Scope: "service", Match: "AmazonEC2", Type: "discount", Percent: "10.00"},
	}}, gangway.IfMatch(book.Version)))
	priced := must(shared.Pricebooks.Price(ctx, book.ID, gangway.PriceUsage{Lines: []gangway.UsageLine{{Service: "AmazonEC2", ListCost: "100.00"}}}))
	check(priced.TotalCustomerCost == "90.00" && priced.Lines[0].AppliedRule.Match == "AmazonEC2", "%+v", priced)
	book = must(shared.Pricebooks.PutRules(ctx, book.ID, gangway.PutPricebookRules{}))
	check(len(book.Rules) == 0 && len(must(shared.Pricebooks.ListRuleVersions(ctx, book.ID, nil)).Data) > 1, "%+v", book)
	check(must(shared.Pricebooks.GetRuleVersion(ctx, book.ID, "1")).Version == 1, "another version")
	ok(shared.Pricebooks.Retire(ctx, book.ID))
	check(must(shared.Pricebooks.Get(ctx, book.ID)).Status == gangway.PricebookStatusRetired, "not retired")

	check(must(shared.Clients.GetCloudProvider(ctx, client.ID)).PricebookID == master(), "another pricebook")
	check(len(must(shared.Clients.ListCloudProviders(ctx, client.ID)).Data) == 1, "no provider")
	account := newAccount(client.ID)
	margin := must(shared.Clients.SimulateMargin(ctx, client.ID, gangway.SimulateMargin{Accounts: []gangway.AccountCost{
		{CloudAccountID: account.ID, MonthlyListCost: "1000.00", MonthlySellerCost: "900.00"},
	}}))
	check(margin.Currency == "USD" && len(margin.Accounts) == 1, "%+v", margin)
	ok(shared.CloudAccounts.Unlink(ctx, account.ID, gangway.IfMatch(account.Version)))
	ok(shared.Clients.DeleteCloudProvider(ctx, client.ID))
	ok(shared.Clients.Archive(ctx, client.ID))
}

func accounts() {
	client := newClient()
	account := newAccount(client.ID)
	account = must(shared.CloudAccounts.Update(ctx, account.ID, gangway.UpdateCloudAccount{
		Nickname: gangway.Null[string](), OrganizationRole: gangway.Set(gangway.OrganizationRoleStandalone),
	}))
	check(account.Nickname == "" && account.OrganizationRole == "standalone", "%+v", account)
	_, err := shared.RoleARN.Check(ctx, account.ID)
	refused(err, 409, gangway.CodeRoleARNNotSet)
	must(shared.RoleARN.Put(ctx, account.ID, gangway.PutRoleARN{RoleARN: "arn:aws:iam::" + account.AWSAccountID + ":role/NoAccess"}))
	check(must(shared.RoleARN.Check(ctx, account.ID)).Diagnosis != nil, "no diagnosis")
	report := must(shared.RoleARN.GetRoleReport(ctx, account.ID))
	check(report.Status == gangway.RoleARNStatusNoAccess && len(report.Limits) > 0 && report.Checks[0].Meaning != "", "%+v", report)
	_, err = shared.RoleARN.RecordRoleCheck(ctx, account.ID, gangway.RecordRoleCheck{Status: gangway.RecordedRoleStatusVerified})
	refused(err, 409, gangway.CodeAWSConnected)
	ok(shared.RoleARN.Clear(ctx, account.ID))
	check(must(shared.RoleARN.Get(ctx, account.ID)).Status == gangway.RoleARNStatusNotChecked, "not cleared")
	check(len(must(shared.RoleARN.List(ctx, &gangway.ListRoleARNsParams{ClientID: client.ID})).Data) == 1, "not one role")
}

func linkRequests() {
	client := newClient()
	account := newAccount(client.ID)
	found := must(shared.LinkRequests.Preflight(ctx, gangway.PreflightLinkRequest{CloudAccountID: account.ID}))
	check(found.Route == gangway.PreflightRouteInvite && found.AWSAccountID == account.AWSAccountID, "%+v", found)
	request := must(shared.LinkRequests.Create(ctx, gangway.CreateLinkRequest{CloudAccountID: account.ID}))
	check(slices.Contains(request.AvailableActions, gangway.LinkRequestActionApprove), "%+v", request)
	_, err := shared.LinkRequests.Complete(ctx, request.ID, gangway.CompleteLinkRequest{AWSAccountID: "123456789099"})
	conflict(err)
	_, err = shared.LinkRequests.Fail(ctx, request.ID, gangway.FailLinkRequest{Reason: "No"})
	conflict(err)
	_, err = shared.LinkRequests.RecordOutcome(ctx, request.ID, gangway.RecordLinkRequestOutcome{Outcome: gangway.LinkRequestOutcomeAccepted})
	conflict(err)
	must(shared.LinkRequests.Cancel(ctx, request.ID, &gangway.CancelLinkRequest{Reason: "Not yet"}))
	renewed := must(shared.LinkRequests.Renew(ctx, request.ID))
	check(renewed.Supersedes == request.ID, "%+v", renewed)
	rejected := must(shared.LinkRequests.Reject(ctx, renewed.ID, gangway.RejectLinkRequest{Reason: "Ask again"}))
	check(rejected.RejectionReason == "Ask again", "%+v", rejected)
	for request, err := range shared.LinkRequests.All(ctx, &gangway.ListLinkRequestsParams{ClientID: client.ID, Status: gangway.LinkRequestStatusCanceled}) {
		ok(err)
		check(request.Supersedes == "", "%+v", request)
	}
}

// conflict checks for what an action by hand is answered while AWS is simulated.
func conflict(err error) {
	check(gangway.HasCode(err, gangway.CodeAWSConnected, gangway.CodeLinkRequestTransitionNotAllowed), "%v", err)
}

func supportPlans() {
	client := newClient()
	account := newAccount(client.ID)
	group := must(shared.SupportPlans.Create(ctx, gangway.CreateSupportPlan{ClientID: client.ID, Name: "Basic", Kind: "passthrough"}))
	group = must(shared.SupportPlans.PutAccount(ctx, group.ID, account.ID))
	check(len(group.CloudAccountIDs) == 1, "%+v", group)
	group = must(shared.SupportPlans.Update(ctx, group.ID, gangway.UpdateSupportPlan{Name: "Renamed"}))
	check(len(group.CloudAccountIDs) == 1 && group.Name == "Renamed", "%+v", group)
	ok(shared.SupportPlans.DeleteAccount(ctx, group.ID, account.ID))
	must(shared.SupportPlans.PutAccount(ctx, group.ID, account.ID))
	group = must(shared.SupportPlans.Update(ctx, group.ID, gangway.UpdateSupportPlan{CloudAccountIDs: []gangway.CloudAccountID{}}))
	check(len(group.CloudAccountIDs) == 0, "%+v", group)
	check(len(must(shared.SupportPlans.List(ctx, &gangway.ListSupportPlansParams{ClientID: client.ID})).Data) == 1, "not one group")
	must(shared.SupportPlans.Get(ctx, group.ID))
	ok(shared.SupportPlans.Delete(ctx, group.ID))

	catalog := must(shared.SupportPlans.ListCatalog(ctx, &gangway.ListSupportPlanCatalogParams{On: "2027-06-01"}))
	check(!slices.ContainsFunc(catalog.Data, func(e gangway.SupportPlanCatalogEntry) bool { return e.Code == "developer" }), "%+v", catalog)
	check(must(shared.SupportPlans.GetCatalogEntry(ctx, gangway.SupportTypeBusinessPlus)).Currency == "USD", "another currency")
	quote := must(shared.SupportPlans.Quote(ctx, gangway.SupportTypeBusinessPlus, gangway.QuoteSupportPlan{
		Accounts: []gangway.QuoteAccount{{MonthlySpend: "1000.00"}},
	}, nil))
	check(quote.TotalCharge != "", "%+v", quote)
	_, err := shared.Clients.Get(ctx, "..")
	check(err != nil && strings.Contains(err.Error(), "clientId"), "%v", err)
}

func everyOperation() {
	for _, name := range strings.Fields(string(must(os.ReadFile("operations.txt")))) {
		_, found := called.Load(name)
		check(found, "%s was never called", name)
	}
}
