/** When something is enforced: hours by the wall clock, days, holidays. */
package dev.xunjie.contracts.schedule;
