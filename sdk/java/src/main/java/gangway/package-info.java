/** The client of the Gangway API: {@link gangway.Gangway} is where to begin. */
package gangway;
