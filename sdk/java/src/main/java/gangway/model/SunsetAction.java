// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.util.Map;

/**
 * A call that writes down what follows.
 *
 * @param operationId The operation.
 * @param method Its method.
 * @param path Its path.
 * @param body Its body, as it is sent.
 */
public record SunsetAction(
        String operationId,
        String method,
        String path,
        Map<String, Object> body) {
}
