// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;
import java.util.Objects;

/**
 * A request for a new AWS account. Operations confirms or fills in name, root e-mail and support type.
 *
 * @param clientId Whose account it will be.
 * @param nickname Its name at AWS, 1–50 printable ASCII characters.
 * @param rootEmail E-mail address of its root user: a mailbox that works and that no AWS account has used.
 * @param supportType The support that it needs.
 * @param pricebookId Its own pricebook, in place of the client's default one.
 * @param submitLinkRequest Whether to submit the request at once; false when left out.
 */
public record RequestNewAccount(
        String clientId,
        String nickname,
        @Nullable String rootEmail,
        SupportType supportType,
        @Nullable String pricebookId,
        @Nullable Boolean submitLinkRequest)
        implements CreateCloudAccount {
    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String clientId;
        private String nickname;
        private @Nullable String rootEmail;
        private SupportType supportType;
        private @Nullable String pricebookId;
        private @Nullable Boolean submitLinkRequest;

        private Builder() {}

        /** Whose account it will be. */
        public Builder clientId(String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** Its name at AWS, 1–50 printable ASCII characters. */
        public Builder nickname(String nickname) {
            this.nickname = nickname;
            return this;
        }

        /** E-mail address of its root user: a mailbox that works and that no AWS account has used. */
        public Builder rootEmail(@Nullable String rootEmail) {
            this.rootEmail = rootEmail;
            return this;
        }

        /** The support that it needs. */
        public Builder supportType(SupportType supportType) {
            this.supportType = supportType;
            return this;
        }

        /** Its own pricebook, in place of the client's default one. */
        public Builder pricebookId(@Nullable String pricebookId) {
            this.pricebookId = pricebookId;
            return this;
        }

        /** Whether to submit the request at once; false when left out. */
        public Builder submitLinkRequest(@Nullable Boolean submitLinkRequest) {
            this.submitLinkRequest = submitLinkRequest;
            return this;
        }

        /** The finished body. Members that are required must be set. */
        public RequestNewAccount build() {
            return new RequestNewAccount(
                    Objects.requireNonNull(clientId, "clientId"),
                    Objects.requireNonNull(nickname, "nickname"),
                    rootEmail,
                    Objects.requireNonNull(supportType, "supportType"),
                    pricebookId,
                    submitLinkRequest);
        }
    }
}
