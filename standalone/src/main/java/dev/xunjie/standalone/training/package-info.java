/** {@code xunjie train}: heads that an operator trains on officers' own decisions. */
package dev.xunjie.standalone.training;
