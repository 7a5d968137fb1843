/**
 * Out-of-store business (出店经营 / 店外经营).
 *
 * <p>Start reading at {@link dev.xunjie.rules.outofstore.OutOfStore}. How it judges stands in
 * {@link dev.xunjie.rules.place.PlaceRule}.
 */
package dev.xunjie.rules.outofstore;
