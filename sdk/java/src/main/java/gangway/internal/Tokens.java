package gangway.internal;

import gangway.Nullable;
import java.util.function.Supplier;

/** Where access tokens come from. */
public interface Tokens {
    /** There are none. */
    Tokens NONE = from(() -> {
        throw new IllegalStateException("this call needs a token: give the client's builder credentials or a token");
    });

    /** A token to send, in time for the call. */
    String get(Deadline deadline);

    /** Whether another try makes sense after the server refused this token. */
    boolean refused(String token);

    /** Always the same one. */
    static Tokens fixed(String token) {
        return new Tokens() {
            @Override
            public String get(Deadline deadline) {
                return token;
            }

            @Override
            public boolean refused(String token) {
                return false;
            }
        };
    }

    /** Whatever a function answers. */
    static Tokens from(Supplier<String> provider) {
        return new Tokens() {
            @Override
            public String get(Deadline deadline) {
                return provider.get();
            }

            @Override
            public boolean refused(String token) {
                return true;
            }
        };
    }

    /** Fetched with a credential. */
    static Tokens of(Transport transport, String clientId, String clientSecret, @Nullable String scope) {
        return new ClientCredentials(transport, clientId, clientSecret, scope);
    }
}
