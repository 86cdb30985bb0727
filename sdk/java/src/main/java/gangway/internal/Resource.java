package gangway.internal;

/** What the generated classes have in common. */
public abstract class Resource {
    private final Transport transport;

    /** For the generated classes only. */
    protected Resource(Transport transport) {
        this.transport = transport;
    }

    final Transport transport() {
        return transport;
    }

    /** Begins a call; segments of the path are encoded. */
    protected final Call call(String operation, String method, String... segments) {
        return new Call(transport, operation, method, segments);
    }
}
