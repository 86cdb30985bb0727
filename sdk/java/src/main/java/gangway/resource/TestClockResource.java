// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.resource;

import gangway.Nullable;
import gangway.RequestOptions;
import gangway.internal.Resource;
import gangway.internal.Transport;
import gangway.model.AdvanceTestClock;
import gangway.model.TestClock;

/** In the simulated mode: lets time pass, so that what takes weeks can be tried at once. */
public final class TestClockResource extends Resource {
    TestClockResource(Transport transport) {
        super(transport);
    }

    /**
     * Get the test clock.
     *
     * @see #get(RequestOptions)
     */
    public TestClock get() {
        return get(null);
    }

    /**
     * Get the test clock.
     *
     * <p>What the platform takes for now, and by how much that is ahead of real time.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code not_simulated}.
     *
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public TestClock get(@Nullable RequestOptions options) {
        return call("getTestClock", "GET", "test-clock").options(options).as(TestClock.class);
    }

    /**
     * Put the test clock back.
     *
     * @see #reset(RequestOptions)
     */
    public void reset() {
        reset(null);
    }

    /**
     * Put the test clock back.
     *
     * <p>Back to real time. What was stored meanwhile keeps its times, also those that are still to come.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code precondition_not_supported}, {@code insufficient_scope},
     * {@code role_not_allowed}, {@code not_simulated}.
     *
     * @param options What holds for this call only.
     * @throws gangway.ApiException The API refused.
     */
    public void reset(@Nullable RequestOptions options) {
        call("resetTestClock", "DELETE", "test-clock").options(options).nothing();
    }

    /**
     * Move the test clock forward.
     *
     * @see #advance(AdvanceTestClock, RequestOptions)
     */
    public TestClock advance(AdvanceTestClock body) {
        return advance(body, null);
    }

    /**
     * Move the test clock forward.
     *
     * <p>What the platform takes for now is so much later from then on, here at once and on every replica
     * within a second: link requests lapse, support plans end, and the simulated AWS answers. Forward only,
     * and ten years ahead of real time at most. Tokens, credentials, rate limits, idempotency keys, events
     * and webhooks stay on real time.
     *
     * <p>Scope: {@code link-requests:operate}.
     *
     * <p>Its problem codes: {@code invalid_json}, {@code precondition_not_supported},
     * {@code insufficient_scope}, {@code role_not_allowed}, {@code not_simulated}, {@code quota_exceeded},
     * {@code idempotency_in_progress}, {@code invalid_request}, {@code idempotency_key_reused}.
     *
     * @param body The body.
     * @param options What holds for this call only.
     * @return The answer.
     * @throws gangway.ApiException The API refused.
     */
    public TestClock advance(AdvanceTestClock body, @Nullable RequestOptions options) {
        return call("advanceTestClock", "POST", "test-clock", "advance")
                .body(body).options(options).as(TestClock.class);
    }
}
