package dev.xunjie.standalone.stack;

import dev.xunjie.standalone.cameras.CameraFile;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What a local stack is to be.
 *
 * @param modules the built programs
 * @param data the folder for all that must survive a restart
 * @param cache a folder for unpacked programs and native libraries, which several stacks may share
 * @param consolePort where the console is served; absent: any free port
 * @param cameras to publish at the start, beside those that are known already
 * @param demo whether the demo's cameras run too
 */
public record StackSettings(
    Modules modules,
    Path data,
    Path cache,
    OptionalInt consolePort,
    CameraFile cameras,
    boolean demo) {}
