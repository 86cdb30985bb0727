// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import gangway.Nullable;

/**
 * Who changed something.
 *
 * @param credentialId The credential; absent when the platform itself or the account's owner did it, and for
 *     customers when operations did.
 * @param role Its role; {@code owner} for the AWS account's owner, who came by an owner's link; or
 *     {@code platform}.
 */
public record Actor(
        @Nullable String credentialId,
        String role) {
}
