// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * What a caller can do with a link request: the last segment of the action's path.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class LinkRequestAction extends OpenEnum {
    /** Agree (operations). */
    public static final LinkRequestAction APPROVE = new LinkRequestAction("approve");

    /** Refuse (operations). */
    public static final LinkRequestAction REJECT = new LinkRequestAction("reject");

    /** Send the invitation, or record that it was sent (operations). */
    public static final LinkRequestAction SEND = new LinkRequestAction("send");

    /** Record the new account's number (operations, manual mode). */
    public static final LinkRequestAction COMPLETE = new LinkRequestAction("complete");

    /** Record that AWS refused (operations, manual mode). */
    public static final LinkRequestAction FAIL = new LinkRequestAction("fail");

    /** Record the owner's answer (operations, manual mode). */
    public static final LinkRequestAction RECORD_OUTCOME = new LinkRequestAction("record-outcome");

    /** Withdraw it. */
    public static final LinkRequestAction CANCEL = new LinkRequestAction("cancel");

    /** Put a new request in its place. */
    public static final LinkRequestAction RENEW = new LinkRequestAction("renew");

    private LinkRequestAction(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static LinkRequestAction of(String value) {
        return new LinkRequestAction(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<LinkRequestAction> values() {
        return List.of(APPROVE, REJECT, SEND, COMPLETE, FAIL, RECORD_OUTCOME, CANCEL, RENEW);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code approve}. */
        APPROVE,
        /** {@code reject}. */
        REJECT,
        /** {@code send}. */
        SEND,
        /** {@code complete}. */
        COMPLETE,
        /** {@code fail}. */
        FAIL,
        /** {@code record-outcome}. */
        RECORD_OUTCOME,
        /** {@code cancel}. */
        CANCEL,
        /** {@code renew}. */
        RENEW,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "approve" -> Known.APPROVE;
            case "reject" -> Known.REJECT;
            case "send" -> Known.SEND;
            case "complete" -> Known.COMPLETE;
            case "fail" -> Known.FAIL;
            case "record-outcome" -> Known.RECORD_OUTCOME;
            case "cancel" -> Known.CANCEL;
            case "renew" -> Known.RENEW;
            default -> Known.OTHER;
        };
    }
}
