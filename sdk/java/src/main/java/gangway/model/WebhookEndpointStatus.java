// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Whether events are sent to an endpoint.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class WebhookEndpointStatus extends OpenEnum {
    /** They are. */
    public static final WebhookEndpointStatus ENABLED = new WebhookEndpointStatus("enabled");

    /** They are not: somebody switched it off, or it answered 410. */
    public static final WebhookEndpointStatus DISABLED = new WebhookEndpointStatus("disabled");

    /**
     * They are, but one could not be delivered in three days. The next one that is delivered makes it
     * {@code enabled} again.
     */
    public static final WebhookEndpointStatus FAILING = new WebhookEndpointStatus("failing");

    private WebhookEndpointStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static WebhookEndpointStatus of(String value) {
        return new WebhookEndpointStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<WebhookEndpointStatus> values() {
        return List.of(ENABLED, DISABLED, FAILING);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code enabled}. */
        ENABLED,
        /** {@code disabled}. */
        DISABLED,
        /** {@code failing}. */
        FAILING,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "enabled" -> Known.ENABLED;
            case "disabled" -> Known.DISABLED;
            case "failing" -> Known.FAILING;
            default -> Known.OTHER;
        };
    }
}
