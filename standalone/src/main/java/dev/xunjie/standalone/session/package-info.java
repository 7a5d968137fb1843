/** The API over REST, as a browser talks to it. */
package dev.xunjie.standalone.session;
