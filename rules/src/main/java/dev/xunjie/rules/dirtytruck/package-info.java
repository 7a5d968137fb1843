/**
 * Dirty and uncovered construction trucks (工程车辆车身不洁 / 未密闭).
 *
 * <p>Start reading at {@link dev.xunjie.rules.dirtytruck.DirtyTruck}: what one pass is, when it is
 * over and what it is judged by stands there on one screen.
 */
package dev.xunjie.rules.dirtytruck;
