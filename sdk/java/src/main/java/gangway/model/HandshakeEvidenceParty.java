// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * An account or an organization that takes part in an invitation.
 *
 * @param type {@code ACCOUNT} or {@code ORGANIZATION}.
 * @param id Its number or id.
 */
public record HandshakeEvidenceParty(
        String type,
        String id) {
}
