// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * From where a change was asked for.
 *
 * @param address The caller's address (IPv4 or IPv6), as the connection or a trusted proxy names it.
 * @param requestId The request's id, as {@code X-Request-Id} and the log have it.
 */
public record EventOrigin(
        String address,
        String requestId) {
}
