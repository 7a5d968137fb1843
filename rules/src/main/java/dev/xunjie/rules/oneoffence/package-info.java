/** One physical offence is one incident, whichever cameras and zones see it. */
package dev.xunjie.rules.oneoffence;
