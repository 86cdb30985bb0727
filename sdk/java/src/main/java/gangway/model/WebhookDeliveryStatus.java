// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How a delivery stands.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class WebhookDeliveryStatus extends OpenEnum {
    /** It is on its way, or waits for an earlier one of the same resource. */
    public static final WebhookDeliveryStatus PENDING = new WebhookDeliveryStatus("pending");

    /** The endpoint took it. */
    public static final WebhookDeliveryStatus SUCCEEDED = new WebhookDeliveryStatus("succeeded");

    /** It is given up. It can be demanded again. */
    public static final WebhookDeliveryStatus FAILED = new WebhookDeliveryStatus("failed");

    private WebhookDeliveryStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static WebhookDeliveryStatus of(String value) {
        return new WebhookDeliveryStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<WebhookDeliveryStatus> values() {
        return List.of(PENDING, SUCCEEDED, FAILED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code pending}. */
        PENDING,
        /** {@code succeeded}. */
        SUCCEEDED,
        /** {@code failed}. */
        FAILED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "pending" -> Known.PENDING;
            case "succeeded" -> Known.SUCCEEDED;
            case "failed" -> Known.FAILED;
            default -> Known.OTHER;
        };
    }
}
