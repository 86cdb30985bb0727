// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * What an event happened to.
 *
 * @param type The kind of resource; a {@code cloud_provider} has its client's id, a {@code role_arn} its
 *     account's.
 * @param id Its id.
 * @param version Its version after the event.
 */
public record EventResource(
        String type,
        String id,
        int version) {
}
