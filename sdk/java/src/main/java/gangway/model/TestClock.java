// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import java.time.Instant;

/**
 * What the platform takes for now.
 *
 * @param now What the platform takes for now.
 * @param offsetSeconds Seconds by which that is ahead of real time.
 */
public record TestClock(
        Instant now,
        long offsetSeconds) {
}
