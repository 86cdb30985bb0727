// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** What the account's owner answered. */
public enum LinkRequestOutcome {
    /** The owner accepted: the account is linked. */
    ACCEPTED("accepted"),
    /** The owner declined. */
    DECLINED("declined");

    private final String value;

    LinkRequestOutcome(String value) {
        this.value = value;
    }

    /** As the API writes it. */
    @JsonValue
    public String value() {
        return value;
    }
}
