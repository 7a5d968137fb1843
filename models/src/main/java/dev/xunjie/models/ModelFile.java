package dev.xunjie.models;

import java.nio.file.Path;

/**
 * A model whose file was found and checked.
 *
 * @param entry what the manifest says of it
 * @param path the TorchScript file, to be opened by path; don't write to it
 */
public record ModelFile(ModelEntry entry, Path path) {}
