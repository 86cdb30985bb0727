// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import gangway.Nullable;
import gangway.internal.Values;
import java.util.Objects;

/**
 * Asks for an access token (RFC 6749 §4.4).
 *
 * @param grantType Always {@code client_credentials}.
 * @param clientId The credential's id; here or by HTTP Basic.
 * @param clientSecret The credential's secret; here or by HTTP Basic.
 * @param scope Space-separated scopes; all of the credential's when left out.
 */
public record TokenRequest(
        @JsonProperty("grant_type") String grantType,
        @JsonProperty("client_id") @Nullable String clientId,
        @JsonProperty("client_secret") @Nullable String clientSecret,
        @Nullable String scope) {
    /** Without secrets. */
    @Override
    public String toString() {
        return "TokenRequest[grantType=" + grantType
                + ", clientId=" + clientId
                + ", clientSecret=" + Values.hidden(clientSecret)
                + ", scope=" + scope
                + "]";
    }

    /** A builder without members. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the members. */
    public static final class Builder {
        private String grantType = "client_credentials";
        private @Nullable String clientId;
        private @Nullable String clientSecret;
        private @Nullable String scope;

        private Builder() {}

        /** Always {@code client_credentials}. */
        public Builder grantType(String grantType) {
            this.grantType = grantType;
            return this;
        }

        /** The credential's id; here or by HTTP Basic. */
        public Builder clientId(@Nullable String clientId) {
            this.clientId = clientId;
            return this;
        }

        /** The credential's secret; here or by HTTP Basic. */
        public Builder clientSecret(@Nullable String clientSecret) {
            this.clientSecret = clientSecret;
            return this;
        }

        /** Space-separated scopes; all of the credential's when left out. */
        public Builder scope(@Nullable String scope) {
            this.scope = scope;
            return this;
        }

        /** The finished body. */
        public TokenRequest build() {
            return new TokenRequest(Objects.requireNonNull(grantType, "grantType"), clientId, clientSecret, scope);
        }
    }
}
