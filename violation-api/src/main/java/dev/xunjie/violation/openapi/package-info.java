/** What the API says of itself to programs. */
package dev.xunjie.violation.openapi;
