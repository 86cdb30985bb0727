// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.util.Objects;

/**
 * Why AWS refused, in a person's words.
 *
 * @param reason The reason; the reseller reads it.
 */
public record FailLinkRequest(
        String reason) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String reason;

        private Builder() {}

        /** The reason; the reseller reads it. */
        public Builder reason(String reason) {
            this.reason = reason;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public FailLinkRequest build() {
            return new FailLinkRequest(Objects.requireNonNull(reason, "reason"));
        }
    }
}
