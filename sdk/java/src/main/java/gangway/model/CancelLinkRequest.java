// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * Why a request is withdrawn.
 *
 * @param reason The reason, for the history.
 */
public record CancelLinkRequest(
        @Nullable String reason) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String reason;

        private Builder() {}

        /** The reason, for the history. */
        public Builder reason(@Nullable String reason) {
            this.reason = reason;
            return this;
        }

        /** The finished body. */
        public CancelLinkRequest build() {
            return new CancelLinkRequest(reason);
        }
    }
}
