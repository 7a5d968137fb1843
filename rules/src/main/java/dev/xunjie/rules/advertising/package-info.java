/**
 * Illegal advertising (乱设广告).
 *
 * <p>Start reading at {@link dev.xunjie.rules.advertising.IllegalAdvertising}. How it judges stands
 * in {@link dev.xunjie.rules.place.PlaceRule}.
 */
package dev.xunjie.rules.advertising;
