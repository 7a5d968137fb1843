/** How the work goes as a whole, in numbers. */
package dev.xunjie.violation.overview;
