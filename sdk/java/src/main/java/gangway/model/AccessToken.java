// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import gangway.internal.Values;

/**
 * An access token.
 *
 * @param accessToken Send it as {@code Authorization: Bearer …}.
 * @param tokenType Always {@code Bearer}.
 * @param expiresIn Seconds until it ends.
 * @param scope The scopes it has, space-separated.
 */
public record AccessToken(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn,
        String scope) {
    /** Without secrets. */
    @Override
    public String toString() {
        return "AccessToken[accessToken=" + Values.hidden(accessToken)
                + ", tokenType=" + tokenType
                + ", expiresIn=" + expiresIn
                + ", scope=" + scope
                + "]";
    }
}
