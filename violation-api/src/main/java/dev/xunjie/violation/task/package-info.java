/** Tasks of squads: what they see, their photos, and who is proposed to be sent. */
package dev.xunjie.violation.task;
