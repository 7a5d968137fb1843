/** One camera's observations judged in this process, by the rules that the jobs run. */
package dev.xunjie.rules.replay;
