// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.time.Instant;

/**
 * The invitation that was sent by hand; only in {@code manual} mode, elsewhere the platform sends it.
 *
 * @param handshakeId AWS's id of the handshake.
 * @param awsExpiresAt When AWS lets the handshake lapse; 15 days from now when left out.
 */
public record SendLinkRequest(
        @Nullable String handshakeId,
        @Nullable Instant awsExpiresAt) {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private @Nullable String handshakeId;
        private @Nullable Instant awsExpiresAt;

        private Builder() {}

        /** AWS's id of the handshake. */
        public Builder handshakeId(@Nullable String handshakeId) {
            this.handshakeId = handshakeId;
            return this;
        }

        /** When AWS lets the handshake lapse; 15 days from now when left out. */
        public Builder awsExpiresAt(@Nullable Instant awsExpiresAt) {
            this.awsExpiresAt = awsExpiresAt;
            return this;
        }

        /** The finished body. */
        public SendLinkRequest build() {
            return new SendLinkRequest(handshakeId, awsExpiresAt);
        }
    }
}
