// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * An answer to choose.
 *
 * @param code Its code, as it is sent.
 * @param text The same in words.
 */
public record DiscoveryAnswer(
        String code,
        String text) {
}
