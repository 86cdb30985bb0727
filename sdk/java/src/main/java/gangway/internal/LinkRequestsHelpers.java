package gangway.internal;

import gangway.EndedException;
import gangway.Nullable;
import gangway.RequestOptions;
import gangway.RequestTimeoutException;
import gangway.model.LinkRequest;
import gangway.model.LinkRequestStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What link requests have beside their operations. */
public abstract class LinkRequestsHelpers extends Resource {
    private static final Duration WAIT = Duration.ofMinutes(5);

    /** For the generated class only. */
    protected LinkRequestsHelpers(Transport transport) {
        super(transport);
    }

    /** Reads a link request. */
    public abstract LinkRequest get(String linkRequestId, @Nullable RequestOptions options);

    /** Waits five minutes at most. See {@link #waitUntil(String, Duration, LinkRequestStatus...)}. */
    public final LinkRequest waitUntil(String linkRequestId, LinkRequestStatus... status) {
        return waitUntil(linkRequestId, WAIT, status);
    }

    /**
     * Asks again and again, after pauses that grow from half a second to eight, until the request has one of these
     * statuses.
     *
     * @param linkRequestId Id of the link request.
     * @param timeout How long all of it may take.
     * @param status The statuses that are wanted.
     * @return The request, with one of them.
     * @throws EndedException It ended with another status, which never becomes a wanted one.
     * @throws RequestTimeoutException It takes longer; the text says the last status.
     */
    public final LinkRequest waitUntil(String linkRequestId, Duration timeout, LinkRequestStatus... status) {
        List<LinkRequestStatus> wanted = List.of(status);
        String names = wanted.stream().map(LinkRequestStatus::value).collect(Collectors.joining(" or "));
        Deadline deadline = Deadline.in(timeout);
        String late = null;
        for (int asked = 0; ; asked++) {
            LinkRequest request;
            try {
                request = get(linkRequestId, RequestOptions.create().timeout(shorter(deadline, transport().timeout())));
            } catch (RequestTimeoutException e) {
                throw late != null && deadline.left() <= 0 ? new RequestTimeoutException(late) : e;
            }
            if (wanted.contains(request.status())) {
                return request;
            }
            String text = "link request " + linkRequestId + " is ";
            if (request.closedAt() != null && !mayStillBecome(request.status(), wanted)) {
                throw new EndedException(text + request.status() + ", which never becomes " + names, request);
            }
            late = text + "still " + request.status() + " after " + timeout.toMillis() + " ms, not " + names;
            Transport.sleep(shorter(deadline, Retries.growing(asked)));
            if (deadline.left() <= 0) {
                throw new RequestTimeoutException(late);
            }
        }
    }

    private static Duration shorter(Deadline deadline, Duration other) {
        // At least a millisecond, of which sleeping counts whole ones.
        Duration left = Duration.ofNanos(Math.max(deadline.left(), 0)).plusMillis(1);
        return left.compareTo(other) < 0 ? left : other;
    }

    /** An acceptance that AWS reports wins over the two weeks' end. */
    private static boolean mayStillBecome(LinkRequestStatus status, List<LinkRequestStatus> wanted) {
        return status.equals(LinkRequestStatus.EXPIRED) && wanted.contains(LinkRequestStatus.ACCEPTED);
    }
}
