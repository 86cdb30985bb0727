// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/** The document that this was made from. */
public final class Spec {
    /** Its version, which is the package's. */
    public static final String VERSION = "0.1.0";

    /** Its SHA-256. */
    public static final String SPEC_HASH = "d66fbf7f3cc57e3ff8e66fb9bbbe5c81f8d742af86db5d580142b50edeeb381f";

    private Spec() {}
}
