/** A second look at a place after an order to correct: what is asked, and what is answered. */
package dev.xunjie.contracts.recheck;
