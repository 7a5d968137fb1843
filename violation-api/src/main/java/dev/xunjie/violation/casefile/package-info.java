/** Case files on paper: all that an office needs of a case, in one document. */
package dev.xunjie.violation.casefile;
