// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The condition of a trust policy.
 *
 * @param stringEquals What has to be equal.
 */
public record TrustCondition(
        @JsonProperty("StringEquals") TrustExternalId stringEquals) {
}
