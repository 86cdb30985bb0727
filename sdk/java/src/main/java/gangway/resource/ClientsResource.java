// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.Page;
import gangway.RequestOptions;
import gangway.internal.ClientsHelpers;
import gangway.internal.Transport;
import gangway.model.ClientOnboarding;
import gangway.model.ClientProfile;
import gangway.model.CloudProvider;
import gangway.model.CloudProviderList;
import gangway.model.CreateClient;
import gangway.model.Discovery;
import gangway.model.DiscoveryQuestions;
import gangway.model.GetClientOnboardingParams;
import gangway.model.ListClientsParams;
import gangway.model.MarginSimulation;
import gangway.model.PutCloudProvider;
import gangway.model.PutDiscovery;
import gangway.model.SimulateMargin;
import gangway.model.UpdateClient;

/** End customers, the pricebook and the portal that each has for AWS, and their checklists. */
public final class ClientsResource extends ClientsHelpers {
    ClientsResource(Transport transport) {
        super(transport);
    }

    /**
     * List clients.
     *
     * @see #list(ListClientsParams, RequestOptions)
     */
    public Page<ClientProfile> list() {
        return list(null, null);
    }

    /**
     * List clients.
     *
     * @see #list(ListClientsParams, RequestOptions)
     */
    public Page<ClientProfile> list(RequestOptions options) {
        return list(null, options);
    }

    /**
     * List clients.
     *
     * @see #list(ListClientsParams, RequestOptions)
     */
    @Override
    public Page<ClientProfile> list(ListClientsParams params) {
        return list(params, null);
    }

    /**
     * List clients.
     *
     * <p>Newest first, archived ones too. A customer sees its own client and no other. A search with
     * {@code q} looks through 10,000 clients for one page: then a page may have fewer than {@code limit} or
     * none, and still a {@code nextCursor} with which the search goes on. It has ended when there is none.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code invalid_request}, {@code cursor_invalid}, {@code cursor_mismatch}.
     *
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Page<ClientProfile> list(@Nullable ListClientsParams params, @Nullable RequestOptions options) {
        return call("listClients", "GET", "clients").query(params).options(options).page(ClientProfile.class);
    }

    /**
     * Create a client.
     *
     * @see #create(CreateClient, RequestOptions)
     */
    public ClientProfile create(CreateClient body) {
        return create(body, null);
    }

    /**
     * Create a client.
     *
     * <p>Sets up an end customer; everything else needs one. Set its pricebook next:
     * {@code PUT /clients/{clientId}/cloud-providers/aws}. Operations names the reseller in
     * {@code resellerId}.
     *
     * <p>Scope: {@code clients:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code external_ref_taken},
     * {@code quota_exceeded}, {@code idempotency_in_progress}, {@code invalid_request},
     * {@code idempotency_key_reused}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    @Override
    public ClientProfile create(CreateClient body, @Nullable RequestOptions options) {
        return call("createClient", "POST", "clients").body(body).options(options).as(ClientProfile.class);
    }

    /**
     * Get a client.
     *
     * @see #get(String, RequestOptions)
     */
    public ClientProfile get(String clientId) {
        return get(clientId, null);
    }

    /**
     * Get a client.
     *
     * <p>Its present state. A customer can read its own client even while the customer portal is off.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code client_not_found}, {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public ClientProfile get(String clientId, @Nullable RequestOptions options) {
        return call("getClient", "GET", "clients", clientId).options(options).as(ClientProfile.class);
    }

    /**
     * Change a client.
     *
     * @see #update(String, UpdateClient, RequestOptions)
     */
    public ClientProfile update(String clientId, UpdateClient body) {
        return update(clientId, body, null);
    }

    /**
     * Change a client.
     *
     * <p>A JSON merge patch: what is left out stays, null clears, and so it is inside {@code contact} and
     * {@code address}. An archived client can be changed too.
     *
     * <p>Scope: {@code clients:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_not_found},
     * {@code external_ref_taken}, {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public ClientProfile update(String clientId, UpdateClient body, @Nullable RequestOptions options) {
        return call("updateClient", "PATCH", "clients", clientId)
                .body(body).options(options).as(ClientProfile.class);
    }

    /**
     * Archive a client.
     *
     * @see #archive(String, RequestOptions)
     */
    public void archive(String clientId) {
        archive(clientId, null);
    }

    /**
     * Archive a client.
     *
     * <p>It stays readable, but takes no new accounts and no new credentials, for good; its customers'
     * credentials are revoked. Refused while it has live accounts; archiving it again changes nothing.
     *
     * <p>Scope: {@code clients:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code client_not_found}, {@code client_has_live_accounts},
     * {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void archive(String clientId, @Nullable RequestOptions options) {
        call("archiveClient", "DELETE", "clients", clientId).options(options).nothing();
    }

    /**
     * List a client's cloud providers.
     *
     * @see #listCloudProviders(String, RequestOptions)
     */
    public CloudProviderList listCloudProviders(String clientId) {
        return listCloudProviders(clientId, null);
    }

    /**
     * List a client's cloud providers.
     *
     * <p>One at most, because AWS is the only provider; no pages.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code client_not_found}, {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudProviderList listCloudProviders(String clientId, @Nullable RequestOptions options) {
        return call("listCloudProviders", "GET", "clients", clientId, "cloud-providers")
                .options(options).as(CloudProviderList.class);
    }

    /**
     * Get a client's settings for AWS.
     *
     * @see #getCloudProvider(String, RequestOptions)
     */
    public CloudProvider getCloudProvider(String clientId) {
        return getCloudProvider(clientId, null);
    }

    /**
     * Get a client's settings for AWS.
     *
     * <p>Its default pricebook, its currency, and whether the customer portal is on.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code client_not_found}, {@code cloud_provider_not_found},
     * {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudProvider getCloudProvider(String clientId, @Nullable RequestOptions options) {
        return call("getCloudProvider", "GET", "clients", clientId, "cloud-providers", "aws")
                .options(options).as(CloudProvider.class);
    }

    /**
     * Set a client's pricebook for AWS.
     *
     * @see #putCloudProvider(String, PutCloudProvider, RequestOptions)
     */
    public CloudProvider putCloudProvider(String clientId, PutCloudProvider body) {
        return putCloudProvider(clientId, body, null);
    }

    /**
     * Set a client's pricebook for AWS.
     *
     * <p>Creates or replaces the settings: members that are left out get their defaults. Accounts without a
     * pricebook of their own follow at once. Cloud accounts can be added as soon as this is set.
     *
     * <p>Scope: {@code clients:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_not_found},
     * {@code client_archived}, {@code pricebook_retired}, {@code invalid_request},
     * {@code pricebook_currency_mismatch}.
     *
     * @param clientId Id of the client.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public CloudProvider putCloudProvider(String clientId, PutCloudProvider body, @Nullable RequestOptions options) {
        return call("putCloudProvider", "PUT", "clients", clientId, "cloud-providers", "aws")
                .body(body).options(options).as(CloudProvider.class);
    }

    /**
     * Remove a client's settings for AWS.
     *
     * @see #deleteCloudProvider(String, RequestOptions)
     */
    public void deleteCloudProvider(String clientId) {
        deleteCloudProvider(clientId, null);
    }

    /**
     * Remove a client's settings for AWS.
     *
     * <p>Refused while a live account inherits the pricebook. The customer portal is off afterwards.
     *
     * <p>Scope: {@code clients:write}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code client_not_found}, {@code cloud_provider_not_found},
     * {@code cloud_provider_in_use}, {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void deleteCloudProvider(String clientId, @Nullable RequestOptions options) {
        call("deleteCloudProvider", "DELETE", "clients", clientId, "cloud-providers", "aws")
                .options(options).nothing();
    }

    /**
     * Get a client's answers to the discovery questions.
     *
     * @see #getDiscovery(String, RequestOptions)
     */
    public Discovery getDiscovery(String clientId) {
        return getDiscovery(clientId, null);
    }

    /**
     * Get a client's answers to the discovery questions.
     *
     * <p>With the risks that follow from them, each with who deals with it and how. Before the first
     * {@code PUT} there are no answers.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code client_not_found}, {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Discovery getDiscovery(String clientId, @Nullable RequestOptions options) {
        return call("getDiscovery", "GET", "clients", clientId, "discovery").options(options).as(Discovery.class);
    }

    /**
     * Set a client's answers to the discovery questions.
     *
     * @see #putDiscovery(String, PutDiscovery, RequestOptions)
     */
    public Discovery putDiscovery(String clientId, PutDiscovery body) {
        return putDiscovery(clientId, body, null);
    }

    /**
     * Set a client's answers to the discovery questions.
     *
     * <p>Replaces all answers and the note. Risks of the severities {@code warning} and {@code blocker} are
     * warnings of the client's open link requests, and the pre-flight names them; nothing is refused because
     * of them.
     *
     * <p>Scope: {@code clients:write}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_not_found},
     * {@code client_archived}, {@code invalid_request}.
     *
     * @param clientId Id of the client.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public Discovery putDiscovery(String clientId, PutDiscovery body, @Nullable RequestOptions options) {
        return call("putDiscovery", "PUT", "clients", clientId, "discovery")
                .body(body).options(options).as(Discovery.class);
    }

    /**
     * Simulate a client's margin.
     *
     * @see #simulateMargin(String, SimulateMargin, RequestOptions)
     */
    public MarginSimulation simulateMargin(String clientId, SimulateMargin body) {
        return simulateMargin(clientId, body, null);
    }

    /**
     * Simulate a client's margin.
     *
     * <p>What the client and its reseller pay in a month for the given costs, with the present settings, and
     * which of them lose money. Nothing is stored.
     *
     * <p>An account's usage is priced as a whole, as one line of the service {@code Amazon Web Services}: of
     * its effective pricebook's rules only the global one applies. AWS charges support by the account's
     * support type on its list cost, on each account alone or, for an aggregated plan, on all accounts of the
     * request that have it together. A support plan group that fits passes that charge on; without one the
     * client is billed no support. Amounts are in USD, as AWS's support prices are; a pricebook in another
     * currency is refused.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code client_not_found}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused},
     * {@code pricebook_currency_mismatch}.
     *
     * @param clientId Id of the client.
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public MarginSimulation simulateMargin(String clientId, SimulateMargin body, @Nullable RequestOptions options) {
        return call("simulateMargin", "POST", "clients", clientId, "margin-simulation")
                .body(body).options(options).as(MarginSimulation.class);
    }

    /**
     * Get a client's checklist.
     *
     * @see #getOnboarding(String, GetClientOnboardingParams, RequestOptions)
     */
    public ClientOnboarding getOnboarding(String clientId) {
        return getOnboarding(clientId, null, null);
    }

    /**
     * Get a client's checklist.
     *
     * @see #getOnboarding(String, GetClientOnboardingParams, RequestOptions)
     */
    public ClientOnboarding getOnboarding(String clientId, RequestOptions options) {
        return getOnboarding(clientId, null, options);
    }

    /**
     * Get a client's checklist.
     *
     * @see #getOnboarding(String, GetClientOnboardingParams, RequestOptions)
     */
    public ClientOnboarding getOnboarding(String clientId, GetClientOnboardingParams params) {
        return getOnboarding(clientId, params, null);
    }

    /**
     * Get a client's checklist.
     *
     * <p>The client's own tasks, and how far each of its live accounts is, oldest first. A client with more
     * than a hundred accounts has them on several pages: each repeats the client's own tasks.
     *
     * <p>Scope: {@code clients:read}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}, {@code client_not_found}, {@code invalid_request}, {@code cursor_invalid},
     * {@code cursor_mismatch}.
     *
     * @param clientId Id of the client.
     * @param params The parameters.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public ClientOnboarding getOnboarding(
            String clientId, @Nullable GetClientOnboardingParams params, @Nullable RequestOptions options) {
        return call("getClientOnboarding", "GET", "clients", clientId, "onboarding")
                .query(params).options(options).as(ClientOnboarding.class);
    }

    /**
     * List the discovery questions.
     *
     * @see #listDiscoveryQuestions(RequestOptions)
     */
    public DiscoveryQuestions listDiscoveryQuestions() {
        return listDiscoveryQuestions(null);
    }

    /**
     * List the discovery questions.
     *
     * <p>What to know of a client before an existing account of it is linked. {@code version} is the day
     * since which these are the questions. No pages.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code portal_not_enabled}.
     *
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public DiscoveryQuestions listDiscoveryQuestions(@Nullable RequestOptions options) {
        return call("listDiscoveryQuestions", "GET", "discovery-questions")
                .options(options).as(DiscoveryQuestions.class);
    }
}
