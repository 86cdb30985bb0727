// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "9062bdffada3500058038b0beef46b28f28ed4c33350d72ad2d9f436ca58bb20";

    private Spec() {}
}
