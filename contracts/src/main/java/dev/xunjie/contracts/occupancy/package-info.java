/** What stands in a zone that does not belong there, as it crosses process boundaries. */
package dev.xunjie.contracts.occupancy;
