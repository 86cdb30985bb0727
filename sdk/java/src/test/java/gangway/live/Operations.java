package gangway.live;

import gangway.ApiException;
import gangway.Gangway;
import gangway.RequestOptions;
import gangway.model.*;
import gangway.resource.ClientsResource;
import gangway.resource.CloudAccountsResource;
import gangway.resource.LinkRequestsResource;
import gangway.resource.OnboardingPlansResource;
import gangway.resource.PricebooksResource;
import gangway.resource.RoleArnResource;
import gangway.resource.SupportPlansResource;
import gangway.resource.TestClockResource;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Every operation once; what onboarding calls in passing is not repeated. */
final class Operations {
    private Operations() {}

    static void every(World world) throws InterruptedException {
        serviceAndIdentity(world);
        resellersAndCredentials(world);
        pricebooks(world);
        clientsAndAccounts(world);
        roles(world);
        ownerLinks(world);
        discovery(world);
        onboardingPlans(world);
        linkRequests(world);
        supportPlans(world);
        sunset(world);
        testClock(world);
    }

    /** An action that only people in manual mode have is refused here. */
    private static void refused(Runnable call) {
        Check.equal(409, Check.fails(ApiException.class, call).status());
    }

    private static void serviceAndIdentity(World world) {
        Gangway nobody = Gangway.builder(world.url).build();
        Check.equal("ok", nobody.service().getHealth().status());
        Check.that(!nobody.service().getReadiness().status().isEmpty(), "not ready");
        Check.equal("Ed25519", nobody.identity().getJwks().keys().get(0).crv());
        Check.equal(world.url, nobody.identity().getAuthorizationServerMetadata().issuer());
        TokenRequest request = TokenRequest.builder()
                .clientId(world.clientId)
                .clientSecret(world.secret)
                .scope("clients:read")
                .build();
        AccessToken token = nobody.identity().issueToken(request);
        Check.equal("clients:read", token.scope());
        Check.that(!(token + " " + request).contains(token.accessToken()), token);
        Check.that(!request.toString().contains(world.secret), request);
        Gangway limited = Gangway.builder(world.url).token(token.accessToken()).build();
        limited.clients().list();
        Check.refused(403, ProblemCode.INSUFFICIENT_SCOPE, () -> limited.resellers().list());
        Gangway scoped = world.builder().scope("clients:read").build();
        Check.refused(403, ProblemCode.INSUFFICIENT_SCOPE, () -> scoped.resellers().list());
        Check.fails(IllegalStateException.class, () -> nobody.clients().list());
    }

    private static void resellersAndCredentials(World world) {
        Gangway gangway = world.gangway;
        Reseller reseller = gangway.resellers().get(world.reseller.id());
        reseller = gangway.resellers().update(reseller.id(), UpdateReseller.builder().defaultCurrency("EUR").build());
        Check.equal("EUR", reseller.defaultCurrency());
        ListResellersParams active = ListResellersParams.builder().status(ResellerStatus.ACTIVE).build();
        Check.that(!gangway.resellers().list(active).data().isEmpty(), "no reseller");

        Credential credential = gangway.credentials()
                .create(CreateCredential.builder()
                        .name("Short-lived")
                        .role(CredentialRole.RESELLER)
                        .resellerId(reseller.id())
                        .build());
        Check.equal(null, gangway.credentials().get(credential.id()).secret());
        RotateCredential now = RotateCredential.builder().graceSeconds(0).build();
        RequestOptions present = RequestOptions.create().ifMatch(credential.version());
        String rotated = gangway.credentials().rotate(credential.id(), now, present).secret();
        Check.that(rotated != null && !rotated.equals(credential.secret()), "not rotated");
        gangway.credentials().revoke(credential.id());
        ListCredentialsParams own = ListCredentialsParams.builder().resellerId(reseller.id()).build();
        boolean revoked = gangway.credentials().list(own).stream()
                .anyMatch(c -> c.id().equals(credential.id()) && c.revokedAt() != null);
        Check.that(revoked, "not revoked");
    }

    private static void pricebooks(World world) {
        PricebooksResource pricebooks = world.gangway.pricebooks();
        Pricebook pricebook = pricebooks.create(CreatePricebook.builder()
                .kind(PricebookKind.CUSTOM)
                .name("Rules")
                .currency("USD")
                .basedOn(world.master.id())
                .resellerId(world.reseller.id())
                .build());
        pricebook = pricebooks.update(pricebook.id(), UpdatePricebook.builder().name("Rules of 2026").build());
        PricebookRule rule = PricebookRule.builder()
                .scope(PricebookRuleScope.SERVICE)
                .match("AmazonEC2")
                .type(PricebookRuleType.DISCOUNT)
                .percent("5")
                .build();
        PutPricebookRules rules = PutPricebookRules.builder().rules(List.of(rule)).build();
        pricebooks.putRules(pricebook.id(), rules, RequestOptions.create().ifMatch(pricebook.version()));
        PriceUsage usage = PriceUsage.builder()
                .lines(List.of(
                        UsageLine.builder().service("AmazonEC2").listCost("100.00").build(),
                        UsageLine.builder().service("AmazonS3").listCost("1.00").build()))
                .build();
        PricedUsage priced = pricebooks.price(pricebook.id(), usage);
        Check.equal("101.00 96.00", priced.totalListCost() + " " + priced.totalCustomerCost());
        Check.that(!pricebooks.listRuleVersions(pricebook.id()).data().isEmpty(), "no history");
        Check.that(pricebooks.getRuleVersion(pricebook.id(), "1").version() == 1, "another version");
        Check.equal(1, pricebooks.get(pricebook.id()).rules().size());
        pricebooks.retire(pricebook.id());
        Check.equal(PricebookStatus.RETIRED, pricebooks.get(pricebook.id()).status());
    }

    private static void clientsAndAccounts(World world) {
        Gangway gangway = world.gangway;
        ClientsResource clients = gangway.clients();
        ClientProfile client = world.client();
        CloudAccount account = world.account(client);
        Check.equal(client, clients.get(client.id()));
        clients.update(client.id(), UpdateClient.builder().domain("panaderia-sol.example").build());
        Check.equal(1, clients.listCloudProviders(client.id()).data().size());
        Check.equal(world.master.id(), clients.getCloudProvider(client.id()).pricebookId());
        AccountCost cost = AccountCost.builder().cloudAccountId(account.id()).monthlyListCost("1000.00").build();
        SimulateMargin costs = SimulateMargin.builder().accounts(List.of(cost)).build();
        Check.equal(1, clients.simulateMargin(client.id(), costs).accounts().size());
        Check.equal(1, clients.getOnboarding(client.id()).accounts().size());

        UpdateCloudAccount named = UpdateCloudAccount.builder().nickname("Production").build();
        Check.equal("Production", gangway.cloudAccounts().update(account.id(), named).nickname());
        gangway.cloudAccounts().unlink(account.id());
        ListCloudAccountsParams own = ListCloudAccountsParams.builder().clientId(client.id()).build();
        Check.equal(CloudAccountStatus.UNLINKED, gangway.cloudAccounts().list(own).data().get(0).status());
        clients.deleteCloudProvider(client.id());
        clients.archive(client.id());

        List<Event> events = gangway.events()
                .list(ListEventsParams.builder().resourceId(client.id()).build())
                .stream()
                .toList();
        Check.that(events.stream().anyMatch(e -> e.type().equals(EventType.CLIENT_ARCHIVED)), events);
        // A feed always says where it goes on, and its iterator ends all the same.
        String oldest = events.get(events.size() - 1).id();
        ListEventsParams feed = ListEventsParams.builder().resourceId(client.id()).since(oldest).limit(1).build();
        Check.equal(events.size() - 1L, gangway.events().list(feed).stream().count());
    }

    private static void roles(World world) {
        RoleArnResource roles = world.gangway.roleArn();
        String id = world.account(world.client()).id();
        roles.put(id, PutRoleArn.builder().roleName("NoAccess").build());
        roles.getSetupKit(id);
        Check.refused(409, ProblemCode.ROLE_ARN_NOT_SET, () -> roles.check(id));
        RecordRoleCheck record = RecordRoleCheck.builder().status(RecordedRoleStatus.VERIFIED).build();
        refused(() -> roles.recordRoleCheck(id, record));
        Check.equal("NoAccess", roles.get(id).roleName());
        ListRoleArnsParams unchecked = ListRoleArnsParams.builder().status(RoleArnStatus.NOT_CHECKED).build();
        Check.that(!roles.list(unchecked).data().isEmpty(), "no role");
        Check.refused(404, ProblemCode.ROLE_REPORT_NOT_FOUND, () -> roles.getRoleReport(id));
        CloudAccount account = world.gangway.cloudAccounts().get(id);
        String arn = "arn:aws:iam::" + account.awsAccountId() + ":role/OtherPayer";
        roles.put(id, PutRoleArn.builder().roleArn(arn).build());
        RoleArn checked = roles.check(id);
        RoleReport report = roles.getRoleReport(id);
        Check.equal(checked.checkedAt(), report.checkedAt());
        Check.equal("999900001111", report.measured().payerAccountId());
        roles.clear(id);
    }

    private static void linkRequests(World world) {
        LinkRequestsResource requests = world.gangway.linkRequests();
        CloudAccount account = world.account(world.client());
        PreflightLinkRequest which =
                PreflightLinkRequest.builder().cloudAccountId(account.id()).build();
        Preflight found = requests.preflight(which);
        Check.equal(PreflightRoute.INVITE, found.route());
        Check.equal(account.awsAccountId(), found.awsAccountId());
        CreateLinkRequest body = CreateLinkRequest.builder().cloudAccountId(account.id()).build();
        String first = requests.create(body).id();
        CompleteLinkRequest complete = CompleteLinkRequest.builder().awsAccountId("111122223333").build();
        refused(() -> requests.complete(first, complete));
        refused(() -> requests.fail(first, FailLinkRequest.builder().reason("AWS refused").build()));
        RecordLinkRequestOutcome outcome =
                RecordLinkRequestOutcome.builder().outcome(LinkRequestOutcome.ACCEPTED).build();
        refused(() -> requests.recordOutcome(first, outcome));
        RejectLinkRequest reason = RejectLinkRequest.builder().reason("The number is wrong").build();
        Check.equal(LinkRequestStatus.REJECTED, requests.reject(first, reason).status());
        String second = requests.create(body).id();
        Check.equal(LinkRequestStatus.CANCELED, requests.cancel(second).status());
        Check.equal(2, requests.getHistory(second).data().size());
        Check.equal(second, requests.renew(second).supersedes());
        ListLinkRequestsParams all = ListLinkRequestsParams.builder().cloudAccountId(account.id()).build();
        Check.equal(3, requests.list(all).data().size());
    }

    private static void supportPlans(World world) {
        SupportPlansResource plans = world.gangway.supportPlans();
        ClientProfile client = world.client();
        CloudAccount account = world.account(client);
        LocalDate date = LocalDate.of(2026, 6, 1);
        ListSupportPlanCatalogParams day = ListSupportPlanCatalogParams.builder().on(date).build();
        Check.that(!plans.listCatalog(day).data().isEmpty(), "empty");
        Check.equal(SupportType.BUSINESS, plans.getCatalogEntry(SupportType.BUSINESS).code());
        QuoteSupportPlan accounts = QuoteSupportPlan.builder()
                .accounts(List.of(QuoteAccount.builder().monthlySpend("12000.00").build()))
                .build();
        QuoteSupportPlanParams then = QuoteSupportPlanParams.builder().on(date).build();
        Check.equal(1, plans.quote(SupportType.BUSINESS, accounts, then).accounts().size());

        SupportPlanGroup group = plans.create(CreateSupportPlan.builder()
                .clientId(client.id())
                .name("Basic")
                .kind(SupportPlanKind.PASSTHROUGH)
                .build());
        Check.equal(List.of(account.id()), plans.putAccount(group.id(), account.id()).cloudAccountIds());
        plans.deleteAccount(group.id(), account.id());
        group = plans.update(group.id(), UpdateSupportPlan.builder().name("All").build());
        Check.equal("All", plans.get(group.id()).name());
        ListSupportPlansParams own = ListSupportPlansParams.builder().clientId(client.id()).build();
        Check.equal(1, plans.list(own).data().size());
        plans.delete(group.id(), RequestOptions.create().ifMatch(group.version()));
    }

    private static void ownerLinks(World world) {
        CloudAccountsResource accounts = world.gangway.cloudAccounts();
        String id = world.account(world.client()).id();
        CreateOwnerLink body =
                CreateOwnerLink.builder().language(ClientLanguage.ES).expiresInHours(1).build();
        OwnerLink link = accounts.createOwnerLink(id, body);
        Check.equal(ClientLanguage.ES, link.language());
        Check.equal(OwnerLinkStatus.ACTIVE, link.status());
        Check.that(link.url() != null && link.url().startsWith(world.url + "/o/"), "no address");
        List<OwnerLink> listed =
                accounts.listOwnerLinks(id, ListOwnerLinksParams.builder().limit(10).build()).data();
        Check.equal(List.of(accounts.getOwnerLink(id, link.id())), listed);
        Check.equal(null, listed.get(0).url());
        accounts.revokeOwnerLink(id, link.id(), RequestOptions.create().ifMatch(link.version()));
        Check.equal(OwnerLinkStatus.REVOKED, accounts.getOwnerLink(id, link.id()).status());
    }

    private static void discovery(World world) {
        ClientsResource clients = world.gangway.clients();
        String id = world.client().id();
        DiscoveryQuestion question = clients.listDiscoveryQuestions().data().stream()
                .filter(q -> q.code().equals("member_accounts"))
                .findFirst()
                .orElseThrow();
        Check.that(question.answers().stream().anyMatch(answer -> answer.code().equals("yes")), question);
        Discovery before = clients.getDiscovery(id);
        Check.that(before.answers().isEmpty() && before.risks().isEmpty() && !before.complete(), before);
        PutDiscovery body = PutDiscovery.builder()
                .answers(Map.of("account_structure", "single", "member_accounts", "yes"))
                .note("Asked by telephone.")
                .build();
        Discovery after = clients.putDiscovery(id, body, RequestOptions.create().ifMatch(before.version()));
        Check.equal(body.answers(), after.answers());
        Check.that(!after.complete(), after);
        DiscoveryRiskCode risk = DiscoveryRiskCode.MEMBER_MUST_LEAVE_OR_TRANSFER;
        Check.that(after.risks().stream().anyMatch(r -> r.code().equals(risk)), after);
        Check.equal(after, clients.getDiscovery(id));
    }

    private static void onboardingPlans(World world) throws InterruptedException {
        OnboardingPlansResource plans = world.gangway.onboardingPlans();
        ClientProfile client = world.client();
        String number = world.addAccount(client).awsAccountId();
        OnboardingPlanAccount account = OnboardingPlanAccount.builder()
                .awsAccountId(number)
                .nickname("Production")
                .supportType(SupportType.BASIC)
                .build();
        OnboardingPlan first = plans.create(CreateOnboardingPlan.builder()
                .clientId(client.id())
                .rows(List.of(account))
                .build());
        Check.equal(OnboardingPlanStatus.PLANNED, first.status());
        Check.equal(1, first.summary().create());
        List<OnboardingPlanRow> rows = plans.listRows(first.id()).data();
        Check.equal(1, rows.size());
        Check.equal(OnboardingPlanAction.CREATE, rows.get(0).action());
        Check.equal(OnboardingPlanOutcome.PENDING, rows.get(0).outcome());
        plans.apply(first.id(), RequestOptions.create().ifMatch(first.version()));
        OnboardingPlan applied = plans.get(first.id());
        while (applied.status().equals(OnboardingPlanStatus.APPLYING)) {
            Thread.sleep(100);
            applied = plans.get(first.id());
        }
        Check.equal(OnboardingPlanStatus.APPLIED, applied.status());
        Check.equal(1, applied.summary().done());
        ListOnboardingPlanRowsParams ended =
                ListOnboardingPlanRowsParams.builder().outcome(OnboardingPlanOutcome.DONE).build();
        List<OnboardingPlanRow> done = plans.listRows(first.id(), ended).data();
        Check.equal(1, done.size());
        CloudAccount added = world.gangway.cloudAccounts().get(done.get(0).cloudAccountId());
        Check.equal(number + " Production", added.awsAccountId() + " " + added.nickname());

        String csv = "awsAccountId;nickname;supportType\n" + number + ";Panadería;basic\n1;;basic\n";
        CreateOnboardingPlanFromCsvParams whose =
                CreateOnboardingPlanFromCsvParams.builder().clientId(client.id()).build();
        OnboardingPlan second = plans.createFromCsv(csv.getBytes(StandardCharsets.UTF_8), whose);
        Check.equal("1 1", second.summary().update() + " " + second.summary().refused());
        rows = plans.listRows(second.id()).data();
        Check.equal("2 Panadería", rows.get(0).line() + " " + rows.get(0).changes().get(0).to());
        Check.equal("3 /awsAccountId", rows.get(1).line() + " " + rows.get(1).errors().get(0).pointer());
        RequestOptions present = RequestOptions.create().ifMatch(second.version());
        Check.equal(OnboardingPlanStatus.DISCARDED, plans.discard(second.id(), present).status());
        ListOnboardingPlansParams own = ListOnboardingPlansParams.builder().clientId(client.id()).build();
        List<String> all = plans.list(own).stream().map(OnboardingPlan::id).toList();
        Check.equal(List.of(second.id(), first.id()), all);
    }

    private static void sunset(World world) {
        SupportPlansResource plans = world.gangway.supportPlans();
        ClientProfile client = world.client();
        LocalDate end = LocalDate.of(2027, 1, 1);
        // From its end on no account is given the plan, and there is nothing to report.
        boolean ends = world.gangway.testClock().get().now().atOffset(ZoneOffset.UTC).toLocalDate().isBefore(end);
        CloudAccount account = world.gangway.cloudAccounts().create(AddExistingAccount.builder()
                .clientId(client.id())
                .awsAccountId(world.addAccount(client).awsAccountId())
                .supportType(ends ? SupportType.DEVELOPER : SupportType.BASIC)
                .build());
        List<String> expected = ends ? List.of(account.id()) : List.of();
        GetSunsetReportParams own = GetSunsetReportParams.builder().on(end).clientId(client.id()).build();
        List<SunsetAccount> report = plans.getSunsetReport(own).data();
        Check.equal(expected, report.stream().map(SunsetAccount::cloudAccountId).toList());
        boolean told = report.stream()
                .allMatch(row -> row.endsOn().equals(end) && row.actions().get(0).method().equals("PATCH"));
        Check.that(told, report);
        SunsetSpend spend =
                SunsetSpend.builder().cloudAccountId(account.id()).monthlySpend("5000.00").build();
        SunsetCharges charges = plans.chargeSunsetReport(
                ChargeSunset.builder().accounts(List.of(spend)).on(end).build());
        Check.equal(expected, charges.data().stream().map(SunsetAccount::cloudAccountId).toList());
        Check.equal(ends ? "150.00" : "0.00", charges.totalChargeNow());
    }

    /** Last, and put back at once: it is the whole server's time. */
    private static void testClock(World world) {
        TestClockResource clock = world.gangway.testClock();
        TestClock before = clock.get();
        Check.equal(0L, before.offsetSeconds());
        TestClock moved = clock.advance(AdvanceTestClock.builder().seconds(60).build());
        clock.reset();
        Check.equal(60L, moved.offsetSeconds());
        Check.that(!moved.now().isBefore(before.now().plusSeconds(60)), moved);
        Check.equal(0L, clock.get().offsetSeconds());
    }
}
