// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
package gangway.model;

/**
 * An answer that is no JSON.
 *
 * @param mediaType Its media type.
 * @param text The text itself.
 */
public record Text(String mediaType, String text)
        implements SetupKitBody {}
