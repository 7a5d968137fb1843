/** What each camera sees now. */
package dev.xunjie.gateway.live;
