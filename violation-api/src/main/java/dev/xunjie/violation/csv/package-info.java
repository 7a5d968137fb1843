/** Tables for spreadsheet programs. */
package dev.xunjie.violation.csv;
