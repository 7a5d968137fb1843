/** {@code xunjie eval plates}: number plates of crops and photos against what stands on them. */
package dev.xunjie.standalone.evaluation.plates;
