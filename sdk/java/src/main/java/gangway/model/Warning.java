// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * A warning, with its meaning in the language of the answer.
 *
 * @param code What is warned of.
 * @param message What it means and what to do.
 */
public record Warning(
        WarningCode code,
        String message) {
}
