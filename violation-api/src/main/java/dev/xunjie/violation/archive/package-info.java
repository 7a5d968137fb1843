/** The store in which all evidence lies, and the key that signs it. */
package dev.xunjie.violation.archive;
