// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * How to do a task through this API.
 *
 * @param operationId The operation.
 * @param method Its method.
 * @param path Its path, with the ids that are known.
 */
public record OnboardingAction(
        String operationId,
        String method,
        String path) {
}
