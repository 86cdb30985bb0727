package gangway.internal;

import gangway.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Small helpers of the generated classes. */
public final class Values {
    private Values() {}

    /** A copy that nobody can change; null of null. */
    public static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
    }

    /** What is shown of a secret. */
    public static @Nullable String hidden(@Nullable String secret) {
        return secret == null ? null : "***";
    }
}
