// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.AccessToken;
import gangway.model.AuthorizationServerMetadata;
import gangway.model.JsonWebKeySet;
import gangway.model.TokenRequest;

/** Access tokens, and the keys that sign them. Everything else needs a token. */
public final class IdentityResource extends Resource {
    IdentityResource(Transport transport) {
        super(transport);
    }

    /**
     * Public keys.
     *
     * @see #getJwks(RequestOptions)
     */
    public JsonWebKeySet getJwks() {
        return getJwks(null);
    }

    /**
     * Public keys.
     *
     * <p>The keys that access tokens are signed with, as a JWK set (RFC 7517): while one follows another
     * both, the next one at least ten seconds before it signs, the last one until its tokens have ended. The
     * {@code kid} of a token names its key.
     *
     * <p>Its problem codes: {@code precondition_not_supported}.
     *
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public JsonWebKeySet getJwks(@Nullable RequestOptions options) {
        return call("getJwks", "GET", ".well-known", "jwks.json")
                .withoutToken().options(options).as(JsonWebKeySet.class);
    }

    /**
     * Authorization server metadata.
     *
     * @see #getAuthorizationServerMetadata(RequestOptions)
     */
    public AuthorizationServerMetadata getAuthorizationServerMetadata() {
        return getAuthorizationServerMetadata(null);
    }

    /**
     * Authorization server metadata.
     *
     * <p>Where tokens and keys are (RFC 8414).
     *
     * <p>Its problem codes: {@code precondition_not_supported}.
     *
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public AuthorizationServerMetadata getAuthorizationServerMetadata(@Nullable RequestOptions options) {
        return call("getAuthorizationServerMetadata", "GET", ".well-known", "oauth-authorization-server")
                .withoutToken().options(options).as(AuthorizationServerMetadata.class);
    }

    /**
     * Issue an access token.
     *
     * @see #issueToken(TokenRequest, RequestOptions)
     */
    public AccessToken issueToken(TokenRequest body) {
        return issueToken(body, null);
    }

    /**
     * Issue an access token.
     *
     * <p>OAuth 2.0 client credentials. The token lives an hour, or until the credential expires; fetch the
     * next one when it ends. Errors are OAuth's own.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public AccessToken issueToken(TokenRequest body, @Nullable RequestOptions options) {
        return call("issueToken", "POST", "oauth", "token")
                .form(body).withoutToken().options(options).as(AccessToken.class);
    }
}
