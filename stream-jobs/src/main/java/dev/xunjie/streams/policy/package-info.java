/** The policies in force, as every job that needs them receives and keeps them. */
package dev.xunjie.streams.policy;
