// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import gangway.OpenEnum;
import java.util.List;

/**
 * How far a link request is.
 *
 * <p>Later versions may answer with further values: show one that you do not know as it is, and decide
 * nothing by it.
 */
public final class LinkRequestStatus extends OpenEnum {
    /** It waits for the operations team. */
    public static final LinkRequestStatus SUBMITTED = new LinkRequestStatus("submitted");

    /** The operations team agreed. */
    public static final LinkRequestStatus APPROVED = new LinkRequestStatus("approved");

    /** The invitation is on its way to AWS. */
    public static final LinkRequestStatus SENDING = new LinkRequestStatus("sending");

    /** The invitation is out; the owner has two weeks. */
    public static final LinkRequestStatus SENT = new LinkRequestStatus("sent");

    /** AWS is creating the account. */
    public static final LinkRequestStatus CREATING = new LinkRequestStatus("creating");

    /** The owner accepted: the account is linked. */
    public static final LinkRequestStatus ACCEPTED = new LinkRequestStatus("accepted");

    /** The new account exists and is linked. */
    public static final LinkRequestStatus COMPLETED = new LinkRequestStatus("completed");

    /** The owner declined. */
    public static final LinkRequestStatus DECLINED = new LinkRequestStatus("declined");

    /** Nobody answered in two weeks. */
    public static final LinkRequestStatus EXPIRED = new LinkRequestStatus("expired");

    /** It was withdrawn. */
    public static final LinkRequestStatus CANCELED = new LinkRequestStatus("canceled");

    /** The operations team refused. */
    public static final LinkRequestStatus REJECTED = new LinkRequestStatus("rejected");

    /** AWS refused. */
    public static final LinkRequestStatus FAILED = new LinkRequestStatus("failed");

    private LinkRequestStatus(String value) {
        super(value);
    }

    /** Any value, also one that this version does not know. */
    @JsonCreator
    public static LinkRequestStatus of(String value) {
        return new LinkRequestStatus(value);
    }

    /** The values that this version knows; later ones may have more. */
    public static List<LinkRequestStatus> values() {
        return List.of(SUBMITTED, APPROVED, SENDING, SENT, CREATING, ACCEPTED, COMPLETED, DECLINED, EXPIRED, CANCELED, REJECTED, FAILED);
    }

    /** The values that this version knows, for {@code switch}. */
    public enum Known {
        /** {@code submitted}. */
        SUBMITTED,
        /** {@code approved}. */
        APPROVED,
        /** {@code sending}. */
        SENDING,
        /** {@code sent}. */
        SENT,
        /** {@code creating}. */
        CREATING,
        /** {@code accepted}. */
        ACCEPTED,
        /** {@code completed}. */
        COMPLETED,
        /** {@code declined}. */
        DECLINED,
        /** {@code expired}. */
        EXPIRED,
        /** {@code canceled}. */
        CANCELED,
        /** {@code rejected}. */
        REJECTED,
        /** {@code failed}. */
        FAILED,
        /** None of them: {@link #value()} has it. */
        OTHER
    }

    /** Which of the known values this is. */
    public Known known() {
        return switch (value()) {
            case "submitted" -> Known.SUBMITTED;
            case "approved" -> Known.APPROVED;
            case "sending" -> Known.SENDING;
            case "sent" -> Known.SENT;
            case "creating" -> Known.CREATING;
            case "accepted" -> Known.ACCEPTED;
            case "completed" -> Known.COMPLETED;
            case "declined" -> Known.DECLINED;
            case "expired" -> Known.EXPIRED;
            case "canceled" -> Known.CANCELED;
            case "rejected" -> Known.REJECTED;
            case "failed" -> Known.FAILED;
            default -> Known.OTHER;
        };
    }
}
