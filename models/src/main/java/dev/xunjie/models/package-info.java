/**
 * The networks that ship with Xunjie, or that a city puts in their place, and the check that a file
 * is what its manifest says before any engine opens it.
 */
package dev.xunjie.models;
