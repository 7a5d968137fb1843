/** What is said before an offence is complete, so that it need not become one. */
package dev.xunjie.contracts.warning;
