/** How good a picture is: what an observation and a camera's status say of it. */
package dev.xunjie.contracts.scene;
