// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The account that may assume a role.
 *
 * @param aws ARN of the platform's account.
 */
public record TrustPrincipal(
        @JsonProperty("AWS") String aws) {
}
