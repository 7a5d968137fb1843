/** {@code xunjie eval appearance}: trucks, loads and bodies, against labelled boxes. */
package dev.xunjie.standalone.evaluation.appearance;
