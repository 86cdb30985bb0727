package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

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
	discovery()
	ownerLinks()
	sunset()
	onboardingPlans()
	testClock()
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

func discovery() {
	client := newClient()
	questions := must(shared.Clients.ListDiscoveryQuestions(ctx))
	check(questions.Version != "" && slices.ContainsFunc(questions.Data, func(question gangway.DiscoveryQuestion) bool {
		return question.Code == "root_access" && question.Answers[0].Text != ""
	}), "%+v", questions)
	before := must(shared.Clients.GetDiscovery(ctx, client.ID))
	check(len(before.Answers) == 0 && !before.Complete && before.ReviewedAt == nil, "%+v", before)
	answered := must(shared.Clients.PutDiscovery(ctx, client.ID, gangway.PutDiscovery{
		Answers: map[string]string{"root_access": "no"}, Note: "Asked by telephone.",
	}, gangway.IfMatch(before.Version)))
	check(len(answered.Risks) == 1 && answered.Risks[0].Code == gangway.DiscoveryRiskCodeNobodyCanAccept && answered.Risks[0].Fix != "",
		"%+v", answered)
	after := must(shared.Clients.GetDiscovery(ctx, client.ID))
	check(after.Answers["root_access"] == "no" && after.Note == "Asked by telephone." && after.Version == answered.Version, "%+v", after)
}

func ownerLinks() {
	account := newAccount(newClient().ID)
	made := must(shared.CloudAccounts.CreateOwnerLink(ctx, account.ID, &gangway.CreateOwnerLink{
		Language: gangway.ClientLanguageEs, ExpiresInHours: gangway.Ptr(2),
	}))
	check(strings.Contains(made.URL, "/o/") && !strings.Contains(fmt.Sprint(made), made.URL), "%+v", made)
	usual := must(shared.CloudAccounts.CreateOwnerLink(ctx, account.ID, nil))
	links := must(shared.CloudAccounts.ListOwnerLinks(ctx, account.ID, nil)).Data
	check(len(links) == 2 && links[0].ID == usual.ID && links[1].ID == made.ID && links[1].URL == "", "%d links", len(links))
	active := must(shared.CloudAccounts.GetOwnerLink(ctx, account.ID, made.ID))
	check(active.Status == gangway.OwnerLinkStatusActive && active.Language == "es" && active.ExpiresAt.Equal(made.ExpiresAt), "%+v", active)
	ok(shared.CloudAccounts.RevokeOwnerLink(ctx, account.ID, usual.ID, gangway.IfMatch(usual.Version)))
	revoked := must(shared.CloudAccounts.GetOwnerLink(ctx, account.ID, usual.ID))
	check(revoked.Status == gangway.OwnerLinkStatusRevoked, "%+v", revoked)
}

func sunset() {
	const day = "2027-01-01"
	client := newClient()
	account := newAccount(client.ID, func(body *gangway.AddExistingAccount) { body.SupportType = gangway.SupportTypeBusiness })
	rows := 0
	for row, err := range shared.SupportPlans.AllSunsetReport(ctx, &gangway.GetSunsetReportParams{On: day, ClientID: client.ID}) {
		ok(err)
		rows++
		check(row.CloudAccountID == account.ID && row.EndsOn == day && row.ReplacedBy[0] == gangway.SupportTypeBusinessPlus, "%+v", row)
		check(len(row.Actions) == 2 && row.Actions[0].OperationID == "updateCloudAccount" && row.Actions[1].Body["cloudAccountIds"] != nil, "%+v", row)
	}
	check(rows == 1, "%d rows", rows)
	charges := must(shared.SupportPlans.ChargeSunsetReport(ctx, gangway.ChargeSunset{On: day, Accounts: []gangway.SunsetSpend{
		{CloudAccountID: account.ID, MonthlySpend: "5000.00"},
	}}))
	check(charges.TotalChargeNow == "500.00" && charges.TotalCharge == "450.00" && charges.TotalDifference == "-50.00", "%+v", charges)
	check(charges.Data[0].Candidates[0].Code == gangway.SupportTypeBusinessPlus, "%+v", charges)
}

func onboardingPlans() {
	client := newClient()
	row := gangway.OnboardingPlanAccount{AWSAccountID: accountNumber(), SupportType: gangway.SupportTypeBasic, Nickname: "Production"}
	planned := must(shared.OnboardingPlans.Create(ctx, gangway.CreateOnboardingPlan{
		ClientID: client.ID, Rows: []gangway.OnboardingPlanAccount{row},
	}))
	check(planned.Status == gangway.OnboardingPlanStatusPlanned && planned.Summary.Create == 1, "%+v", planned)
	must(shared.OnboardingPlans.Apply(ctx, planned.ID, gangway.IfMatch(planned.Version)))
	eventually(func() bool {
		return must(shared.OnboardingPlans.Get(ctx, planned.ID)).Status == gangway.OnboardingPlanStatusApplied
	})
	done := must(shared.OnboardingPlans.ListRows(ctx, planned.ID, &gangway.ListOnboardingPlanRowsParams{
		Outcome: gangway.OnboardingPlanOutcomeDone,
	})).Data
	check(len(done) == 1 && done[0].Line == 1 && done[0].Action == gangway.OnboardingPlanActionCreate, "%+v", done)
	account := must(shared.CloudAccounts.Get(ctx, done[0].CloudAccountID))
	check(account.AWSAccountID == row.AWSAccountID && account.Nickname == "Production", "%+v", account)

	file := fmt.Sprintf("awsAccountId;nickname;supportType\n%s;Production;basic\n%s;\"Café; \"\"Sol\"\"\";developer\n",
		row.AWSAccountID, accountNumber())
	ofFile := must(shared.OnboardingPlans.CreateFromCSV(ctx, []byte(file), &gangway.CreateOnboardingPlanFromCSVParams{ClientID: client.ID}))
	check(ofFile.Summary.None == 1 && ofFile.Summary.Create == 1, "%+v", ofFile)
	rows := must(shared.OnboardingPlans.ListRows(ctx, ofFile.ID, nil)).Data
	check(slices.ContainsFunc(rows[1].Changes, func(change gangway.OnboardingPlanChange) bool {
		return change.Member == "nickname" && change.To == `Café; "Sol"`
	}), "%+v", rows)
	discarded := must(shared.OnboardingPlans.Discard(ctx, ofFile.ID))
	check(discarded.Status == gangway.OnboardingPlanStatusDiscarded, "%+v", discarded)
	plans := must(shared.OnboardingPlans.List(ctx, &gangway.ListOnboardingPlansParams{ClientID: client.ID})).Data
	check(len(plans) == 2 && plans[0].ID == ofFile.ID && plans[1].ID == planned.ID, "%+v", plans)
}

// testClock moves the time of the whole server, so nothing else may go on.
func testClock() {
	check(must(shared.TestClock.Get(ctx)).OffsetSeconds == 0, "it is ahead")
	defer func() {
		ok(shared.TestClock.Reset(ctx))
		check(must(shared.TestClock.Get(ctx)).OffsetSeconds == 0, "it is still ahead")
	}()
	moved := must(shared.TestClock.Advance(ctx, gangway.AdvanceTestClock{Seconds: gangway.Ptr(60)}))
	check(moved.OffsetSeconds == 60 && time.Until(moved.Now) > 50*time.Second, "%+v", moved)
}

func everyOperation() {
	for _, name := range strings.Fields(string(must(os.ReadFile("operations.txt")))) {
		_, found := called.Load(name)
		check(found, "%s was never called", name)
	}
}
