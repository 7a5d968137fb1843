/**
 * Things that stay in a place where nothing may: what out-of-store business and illegal advertising
 * have in common.
 *
 * <p>Start reading at {@link dev.xunjie.rules.place.PlaceRule}.
 */
package dev.xunjie.rules.place;
