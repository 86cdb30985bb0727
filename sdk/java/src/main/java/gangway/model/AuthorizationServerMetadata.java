// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import gangway.internal.Values;
import java.util.List;

/**
 * The server's metadata (RFC 8414).
 *
 * @param issuer The issuer of the tokens.
 * @param tokenEndpoint Where tokens are issued.
 * @param jwksUri Where the public keys are.
 * @param scopesSupported All scopes.
 * @param grantTypesSupported {@code client_credentials}.
 * @param responseTypesSupported None: there is no authorization endpoint.
 * @param tokenEndpointAuthMethodsSupported How a client authenticates.
 */
public record AuthorizationServerMetadata(
        String issuer,
        @JsonProperty("token_endpoint") String tokenEndpoint,
        @JsonProperty("jwks_uri") String jwksUri,
        @JsonProperty("scopes_supported") List<String> scopesSupported,
        @JsonProperty("grant_types_supported") List<String> grantTypesSupported,
        @JsonProperty("response_types_supported") List<String> responseTypesSupported,
        @JsonProperty("token_endpoint_auth_methods_supported") List<String> tokenEndpointAuthMethodsSupported) {
    /** Copies the lists. */
    public AuthorizationServerMetadata {
        scopesSupported = Values.copy(scopesSupported);
        grantTypesSupported = Values.copy(grantTypesSupported);
        responseTypesSupported = Values.copy(responseTypesSupported);
        tokenEndpointAuthMethodsSupported = Values.copy(tokenEndpointAuthMethodsSupported);
    }
}
