package gangway.live;

import gangway.EndedException;
import gangway.Gangway;
import gangway.RequestOptions;
import gangway.model.AddExistingAccount;
import gangway.model.AdvanceTestClock;
import gangway.model.ApproveLinkRequest;
import gangway.model.ClientProfile;
import gangway.model.CloudAccount;
import gangway.model.CloudAccountOnboarding;
import gangway.model.CloudAccountStatus;
import gangway.model.CreateCredential;
import gangway.model.CreateLinkRequest;
import gangway.model.CreatePricebook;
import gangway.model.CreateSupportPlan;
import gangway.model.Credential;
import gangway.model.CredentialRole;
import gangway.model.LinkRequest;
import gangway.model.LinkRequestStatus;
import gangway.model.OnboardingStatus;
import gangway.model.OrganizationRole;
import gangway.model.Pricebook;
import gangway.model.PricebookKind;
import gangway.model.PricebookRule;
import gangway.model.PricebookRuleScope;
import gangway.model.PricebookRuleType;
import gangway.model.PutCloudProvider;
import gangway.model.PutRoleArn;
import gangway.model.RequestNewAccount;
import gangway.model.RoleArnStatus;
import gangway.model.SupportPlanKind;
import gangway.model.SupportType;
import gangway.model.UpdateCloudAccount;
import gangway.resource.LinkRequestsResource;
import java.time.Instant;
import java.util.List;

final class Onboarding {
    private Onboarding() {}

    /** Waits until a link request has a status. */
    private static LinkRequest until(Gangway gangway, String id, LinkRequestStatus status) throws InterruptedException {
        while (true) {
            LinkRequest request = gangway.linkRequests().get(id);
            if (request.status().equals(status)) {
                return request;
            }
            Check.that(request.closedAt() == null, request);
            Thread.sleep(100);
        }
    }

    static void linking(World world) throws InterruptedException {
        Gangway operations = world.gangway;
        Credential credential = operations.credentials()
                .create(CreateCredential.builder()
                        .name("Integration")
                        .role(CredentialRole.RESELLER)
                        .resellerId(world.reseller.id())
                        .build());
        Check.that(!credential.toString().contains(credential.secret()), "a secret is shown");
        Gangway reseller = Gangway.create(world.url, credential.id(), credential.secret());

        ClientProfile client = reseller.clients().create(world.createClient().build());
        PricebookRule rule = PricebookRule.builder()
                .scope(PricebookRuleScope.GLOBAL)
                .type(PricebookRuleType.MARKUP)
                .percent("12.50")
                .build();
        Pricebook pricebook = reseller.pricebooks()
                .create(CreatePricebook.builder()
                        .kind(PricebookKind.CUSTOM)
                        .name("Markup")
                        .currency("USD")
                        .basedOn(world.master.id())
                        .rules(List.of(rule))
                        .build());
        Check.equal("12.50", pricebook.rules().get(0).percent());
        PutCloudProvider provider = PutCloudProvider.builder()
                .pricebookId(pricebook.id())
                .currency("USD")
                .enabledInCustomerPortal(true)
                .build();
        reseller.clients().putCloudProvider(client.id(), provider);
        CloudAccount account = reseller.cloudAccounts().create(world.addAccount(client));

        String role = "arn:aws:iam::" + account.awsAccountId() + ":role/GangwayReadOnly";
        reseller.roleArn().put(account.id(), PutRoleArn.builder().roleArn(role).build());
        Check.equal(RoleArnStatus.VERIFIED, reseller.roleArn().check(account.id()).status());

        LinkRequest request = reseller.linkRequests()
                .create(CreateLinkRequest.builder().cloudAccountId(account.id()).note("Please").build());
        RequestOptions present = RequestOptions.create().ifMatch(request.version());
        request = operations.linkRequests().approve(request.id(), present);
        Check.equal(LinkRequestStatus.APPROVED, request.status());
        operations.linkRequests().send(request.id());
        request = until(reseller, request.id(), LinkRequestStatus.ACCEPTED);
        Check.that(request.sentAt().isAfter(request.approvedAt()), request);

        reseller.supportPlans()
                .create(CreateSupportPlan.builder()
                        .clientId(client.id())
                        .name("Basic")
                        .kind(SupportPlanKind.PASSTHROUGH)
                        .cloudAccountIds(List.of(account.id()))
                        .build());
        CloudAccountOnboarding checklist = reseller.cloudAccounts().getOnboarding(account.id());
        Check.that(List.of(OnboardingStatus.COMPLETE, OnboardingStatus.READY).contains(checklist.status()), checklist);
        Check.equal(CloudAccountStatus.LINKED, reseller.cloudAccounts().get(account.id()).status());
    }

    static void newAccount(World world) throws InterruptedException {
        Gangway gangway = world.gangway;
        RequestNewAccount body = RequestNewAccount.builder()
                .clientId(world.client().id())
                .nickname("Sandbox")
                .supportType(SupportType.BASIC)
                .submitLinkRequest(true)
                .build();
        CloudAccount account = gangway.cloudAccounts().create(body);
        ApproveLinkRequest approval = ApproveLinkRequest.builder().rootEmail("aws-root@example.com").build();
        gangway.linkRequests().approve(account.linkRequestId(), approval);
        gangway.linkRequests().send(account.linkRequestId());
        until(gangway, account.linkRequestId(), LinkRequestStatus.COMPLETED);
        account = gangway.cloudAccounts().get(account.id());
        Check.equal(CloudAccountStatus.LINKED, account.status());
        Check.equal(12, account.awsAccountId().length());
    }

    /** Moves the time of the whole server, so nothing else may go on. */
    static void expiry(World world) throws InterruptedException {
        LinkRequestsResource requests = world.gangway.linkRequests();
        // Nobody answers, and AWS ends the invitation two seconds after it was sent: the clock is faster.
        CloudAccount account = world.gangway.cloudAccounts().create(AddExistingAccount.builder()
                .clientId(world.client().id())
                .awsAccountId("300000000002")
                .supportType(SupportType.BASIC)
                .organizationRole(OrganizationRole.STANDALONE)
                .build());
        String id = requests.create(CreateLinkRequest.builder().cloudAccountId(account.id()).build()).id();
        requests.approve(id);
        LinkRequest sent = requests.send(id);
        Instant end = sent.expiresAt();
        try {
            world.gangway.testClock().advance(AdvanceTestClock.builder().seconds(14 * 86_400).build());
            LinkRequest expired = requests.get(id);
            Check.equal(LinkRequestStatus.EXPIRED, expired.status());
            Check.that(!expired.closedAt().isBefore(end), expired);
            EndedException ended =
                    Check.fails(EndedException.class, () -> requests.waitUntil(id, LinkRequestStatus.DECLINED));
            Check.equal("link request " + id + " is expired, which never becomes declined", ended.getMessage());
            Check.equal(LinkRequestStatus.EXPIRED, ended.request().status());

            // The number was wrong. It can change when the end of its invitation has come from AWS too, with another
            // version.
            while (expired.closedAt().equals(end) && requests.get(id).version() <= sent.version() + 1) {
                Thread.sleep(100);
            }
            String number = world.addAccount(world.client()).awsAccountId();
            UpdateCloudAccount corrected = UpdateCloudAccount.builder().awsAccountId(number).build();
            world.gangway.cloudAccounts().update(account.id(), corrected);
            LinkRequest renewed = requests.renew(id);
            Check.equal(id + " submitted", renewed.supersedes() + " " + renewed.status().value());
            requests.approve(renewed.id());
            Check.that(!requests.send(renewed.id()).sentAt().isBefore(end), renewed);
            requests.waitUntil(renewed.id(), LinkRequestStatus.ACCEPTED);
            Check.equal(
                    CloudAccountStatus.LINKED,
                    world.gangway.cloudAccounts().get(account.id()).status());
        } finally {
            world.gangway.testClock().reset();
        }
    }
}
