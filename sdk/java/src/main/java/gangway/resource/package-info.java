// Generated from openapi/openapi.json by sdk/java/generate; do not edit.
/** The operations, by resource. */
package gangway.resource;
