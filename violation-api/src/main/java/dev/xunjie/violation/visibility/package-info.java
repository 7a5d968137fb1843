/** Who sees what: whose cases, of which cameras, and whether with plates. */
package dev.xunjie.violation.visibility;
