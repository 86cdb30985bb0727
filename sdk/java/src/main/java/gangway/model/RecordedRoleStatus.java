// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a person saw in the AWS console. */
public enum RecordedRoleStatus {
    /** The role works. */
    VERIFIED("verified"),
    /** It does not. */
    NO_ACCESS("no_access");

    private final String value;

    RecordedRoleStatus(String value) {
        this.value = value;
    }

    /** As the API writes it. */
    @JsonValue
    public String value() {
        return value;
    }
}
