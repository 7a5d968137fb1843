/** What rules about stays have in common: how long, how sure, which plate. */
package dev.xunjie.rules.episode;
