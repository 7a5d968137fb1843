/** The console as files: what a phone keeps of it to work without a connection. */
package dev.xunjie.violation.console;
