package gangway;

/**
 * A request that is about to be sent.
 *
 * @param operation The operation id, such as {@code getClient}.
 * @param number Which attempt of the call it is, from 1.
 * @param method The HTTP method.
 * @param path The path, without the query.
 */
public record Attempt(String operation, int number, String method, String path) {}
