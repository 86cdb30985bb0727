// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The external ID that has to be presented.
 *
 * @param stsExternalId This account's own external ID.
 */
public record TrustExternalId(
        @JsonProperty("sts:ExternalId") String stsExternalId) {
}
