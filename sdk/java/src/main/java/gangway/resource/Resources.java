// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.internal.Transport;

/** The resources of a client. */
public abstract class Resources {
    private final IdentityResource identity;
    private final ResellersResource resellers;
    private final CredentialsResource credentials;
    private final ClientsResource clients;
    private final PricebooksResource pricebooks;
    private final CloudAccountsResource cloudAccounts;
    private final OnboardingPlansResource onboardingPlans;
    private final RoleArnResource roleArn;
    private final LinkRequestsResource linkRequests;
    private final SupportPlansResource supportPlans;
    private final EventsResource events;
    private final WebhooksResource webhooks;
    private final TestClockResource testClock;
    private final ServiceResource service;

    /** For the client only. */
    protected Resources(Transport transport) {
        identity = new IdentityResource(transport);
        resellers = new ResellersResource(transport);
        credentials = new CredentialsResource(transport);
        clients = new ClientsResource(transport);
        pricebooks = new PricebooksResource(transport);
        cloudAccounts = new CloudAccountsResource(transport);
        onboardingPlans = new OnboardingPlansResource(transport);
        roleArn = new RoleArnResource(transport);
        linkRequests = new LinkRequestsResource(transport);
        supportPlans = new SupportPlansResource(transport);
        events = new EventsResource(transport);
        webhooks = new WebhooksResource(transport);
        testClock = new TestClockResource(transport);
        service = new ServiceResource(transport);
    }

    /** Access tokens, and the keys that sign them. Everything else needs a token. */
    public IdentityResource identity() {
        return identity;
    }

    /** The distributor's partners. Only operations works with them. */
    public ResellersResource resellers() {
        return resellers;
    }

    /** What machines and customer portals log in with: an id, and a secret that is shown once. */
    public CredentialsResource credentials() {
        return credentials;
    }

    /** End customers, the pricebook and the portal that each has for AWS, and their checklists. */
    public ClientsResource clients() {
        return clients;
    }

    /** What customers pay: AWS's list prices, and the markups and discounts of resellers. */
    public PricebooksResource pricebooks() {
        return pricebooks;
    }

    /** AWS accounts of clients, added by their number or requested anew, and their checklists. */
    public CloudAccountsResource cloudAccounts() {
        return cloudAccounts;
    }

    /** Many accounts at once: a file becomes a plan that shows what would happen, and then happens. */
    public OnboardingPlansResource onboardingPlans() {
        return onboardingPlans;
    }

    /** The read-only role of an account, its checks, and the kit to create it. */
    public RoleArnResource roleArn() {
        return roleArn;
    }

    /** From the wish to the linked account: submit, approve, send, accept. */
    public LinkRequestsResource linkRequests() {
        return linkRequests;
    }

    /** Groups of accounts that are billed alike for AWS Support, and the catalogue of AWS's plans. */
    public SupportPlansResource supportPlans() {
        return supportPlans;
    }

    /** What happened, as a list, and as a feed that misses nothing, in pages or as a stream. */
    public EventsResource events() {
        return events;
    }

    /** Endpoints of yours that events are sent to as they happen, and what was delivered. */
    public WebhooksResource webhooks() {
        return webhooks;
    }

    /** In the simulated mode: lets time pass, so that what takes weeks can be tried at once. */
    public TestClockResource testClock() {
        return testClock;
    }

    /**
     * Health of the server. Its metrics are at {@code /metrics}, unless operations has given them an address
     * of their own: then that is 404 here.
     */
    public ServiceResource service() {
        return service;
    }
}
