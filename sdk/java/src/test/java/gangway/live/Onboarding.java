package gangway.live;

import gangway.Gangway;
import gangway.RequestOptions;
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
}
