/** How a construction truck looks: load and body, as it crosses process boundaries. */
package dev.xunjie.contracts.appearance;
