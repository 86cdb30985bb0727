// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** A permission of a credential or a token. */
public enum Scope {
    /** Read clients and their cloud providers */
    CLIENTS_READ("clients:read"),
    /** Create, change and archive clients, set their cloud providers */
    CLIENTS_WRITE("clients:write"),
    /** Read pricebooks */
    PRICEBOOKS_READ("pricebooks:read"),
    /** Create, change and retire pricebooks */
    PRICEBOOKS_WRITE("pricebooks:write"),
    /** Read cloud accounts and their checklists */
    CLOUD_ACCOUNTS_READ("cloud-accounts:read"),
    /** Add, change and unlink cloud accounts */
    CLOUD_ACCOUNTS_WRITE("cloud-accounts:write"),
    /** Read role ARNs and setup kits */
    ROLE_ARN_READ("role-arn:read"),
    /** Save, clear and check role ARNs */
    ROLE_ARN_WRITE("role-arn:write"),
    /** Read link requests and their history */
    LINK_REQUESTS_READ("link-requests:read"),
    /** Submit, cancel and renew link requests */
    LINK_REQUESTS_WRITE("link-requests:write"),
    /** Approve, reject and send link requests, record their outcome */
    LINK_REQUESTS_OPERATE("link-requests:operate"),
    /** Read support plan groups */
    SUPPORT_PLANS_READ("support-plans:read"),
    /** Create, change and delete support plan groups */
    SUPPORT_PLANS_WRITE("support-plans:write"),
    /** Read credentials, without their secrets */
    CREDENTIALS_READ("credentials:read"),
    /** Create and revoke credentials */
    CREDENTIALS_WRITE("credentials:write"),
    /** Read resellers */
    RESELLERS_READ("resellers:read"),
    /** Create and change resellers */
    RESELLERS_WRITE("resellers:write"),
    /** Read the feed of events */
    EVENTS_READ("events:read"),
    /** Read webhook endpoints and deliveries */
    WEBHOOKS_READ("webhooks:read"),
    /** Create, change and test webhook endpoints */
    WEBHOOKS_WRITE("webhooks:write");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As the API writes it. */
    @JsonValue
    public String value() {
        return value;
    }
}
