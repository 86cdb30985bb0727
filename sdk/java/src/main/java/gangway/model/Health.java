// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * That the server is well.
 *
 * @param status Always {@code ok}.
 */
public record Health(
        String status) {
}
