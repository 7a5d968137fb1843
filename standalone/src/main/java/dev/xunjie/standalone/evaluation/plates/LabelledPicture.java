package dev.xunjie.standalone.evaluation.plates;

import java.nio.file.Path;
import java.util.List;

/**
 * A picture and the plates on it.
 *
 * @param file JPEG or PNG
 * @param plates one for a crop; for a photo all that the truth names
 */
record LabelledPicture(Path file, List<LabelledPlate> plates) {}
