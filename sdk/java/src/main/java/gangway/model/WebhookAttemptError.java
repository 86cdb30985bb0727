// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * Why an attempt failed.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class WebhookAttemptError extends OpenEnum {
    /** The address, or one that its name leads to now, is not one of the Internet at large. */
    public static final WebhookAttemptError ADDRESS_NOT_ALLOWED = new WebhookAttemptError("address_not_allowed");

    /** The name leads nowhere. */
    public static final WebhookAttemptError NAME_NOT_RESOLVED = new WebhookAttemptError("name_not_resolved");

    /** Nobody takes a connection there. */
    public static final WebhookAttemptError CONNECTION_FAILED = new WebhookAttemptError("connection_failed");

    /** No TLS, or with a certificate that is not trusted. */
    public static final WebhookAttemptError TLS_FAILED = new WebhookAttemptError("tls_failed");

    /** No answer within fifteen seconds. */
    public static final WebhookAttemptError TIMEOUT = new WebhookAttemptError("timeout");

    /** What was answered is no HTTP. */
    public static final WebhookAttemptError INVALID_RESPONSE = new WebhookAttemptError("invalid_response");

    /** The answer leads elsewhere, and nobody follows. */
    public static final WebhookAttemptError REDIRECTED = new WebhookAttemptError("redirected");

    /** The answer was 410: the endpoint is disabled. */
    public static final WebhookAttemptError GONE = new WebhookAttemptError("gone");

    /** The answer was another one than 2xx. */
    public static final WebhookAttemptError UNEXPECTED_STATUS = new WebhookAttemptError("unexpected_status");

    /** The secret that it is signed with cannot be read; rotate it. */
    public static final WebhookAttemptError SECRET_UNREADABLE = new WebhookAttemptError("secret_unreadable");

    /** What is kept of the endpoint or of the delivery cannot be read. */
    public static final WebhookAttemptError UNREADABLE = new WebhookAttemptError("unreadable");

    /** The event is no longer kept. */
    public static final WebhookAttemptError EVENT_GONE = new WebhookAttemptError("event_gone");

    /**
     * It was not sent for so long, because the endpoint or its reseller was not to get anything, that it is
     * not kept any more.
     */
    public static final WebhookAttemptError OUTDATED = new WebhookAttemptError("outdated");

    private WebhookAttemptError(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static WebhookAttemptError of(String value) {
        return new WebhookAttemptError(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<WebhookAttemptError> values() {
        return List.of(ADDRESS_NOT_ALLOWED, NAME_NOT_RESOLVED, CONNECTION_FAILED, TLS_FAILED, TIMEOUT, INVALID_RESPONSE, REDIRECTED, GONE, UNEXPECTED_STATUS, SECRET_UNREADABLE, UNREADABLE, EVENT_GONE, OUTDATED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code address_not_allowed}. */
        ADDRESS_NOT_ALLOWED,
        /** {@code name_not_resolved}. */
        NAME_NOT_RESOLVED,
        /** {@code connection_failed}. */
        CONNECTION_FAILED,
        /** {@code tls_failed}. */
        TLS_FAILED,
        /** {@code timeout}. */
        TIMEOUT,
        /** {@code invalid_response}. */
        INVALID_RESPONSE,
        /** {@code redirected}. */
        REDIRECTED,
        /** {@code gone}. */
        GONE,
        /** {@code unexpected_status}. */
        UNEXPECTED_STATUS,
        /** {@code secret_unreadable}. */
        SECRET_UNREADABLE,
        /** {@code unreadable}. */
        UNREADABLE,
        /** {@code event_gone}. */
        EVENT_GONE,
        /** {@code outdated}. */
        OUTDATED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "address_not_allowed" -> Known.ADDRESS_NOT_ALLOWED;
            case "name_not_resolved" -> Known.NAME_NOT_RESOLVED;
            case "connection_failed" -> Known.CONNECTION_FAILED;
            case "tls_failed" -> Known.TLS_FAILED;
            case "timeout" -> Known.TIMEOUT;
            case "invalid_response" -> Known.INVALID_RESPONSE;
            case "redirected" -> Known.REDIRECTED;
            case "gone" -> Known.GONE;
            case "unexpected_status" -> Known.UNEXPECTED_STATUS;
            case "secret_unreadable" -> Known.SECRET_UNREADABLE;
            case "unreadable" -> Known.UNREADABLE;
            case "event_gone" -> Known.EVENT_GONE;
            case "outdated" -> Known.OUTDATED;
            default -> Known.OTHER;
        };
    }
}
