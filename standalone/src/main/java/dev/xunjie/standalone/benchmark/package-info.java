/** {@code xunjie bench}: what Xunjie's work costs, measured on the classes that do it. */
package dev.xunjie.standalone.benchmark;
