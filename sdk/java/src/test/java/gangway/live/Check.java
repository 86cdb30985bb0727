package gangway.live;

import gangway.ApiException;
import java.util.Objects;

/** What the scenarios check with. */
final class Check {
    private Check() {}

    static void that(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError(String.valueOf(what));
        }
    }

    static void equal(Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            throw new AssertionError("expected " + expected + ", found " + found);
        }
    }

    /** A call that ends with this exception. */
    static <E extends Throwable> E fails(Class<E> type, Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw new AssertionError("not " + type.getSimpleName() + ": " + e, e);
        }
        throw new AssertionError("it succeeds");
    }

    static ApiException refused(int status, String code, Runnable call) {
        ApiException error = fails(ApiException.class, call);
        equal(status + " " + code, error.status() + " " + error.code());
        return error;
    }
}
