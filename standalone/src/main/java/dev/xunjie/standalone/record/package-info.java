/** Checking the record of activities from outside the API: {@code xunjie audit}. */
package dev.xunjie.standalone.record;
