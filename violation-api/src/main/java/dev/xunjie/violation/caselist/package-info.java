/** Lists of cases that leave the house. */
package dev.xunjie.violation.caselist;
