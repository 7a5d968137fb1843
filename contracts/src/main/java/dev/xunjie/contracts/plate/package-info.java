/** Number plates: what may stand on one, and what was read. */
package dev.xunjie.contracts.plate;
