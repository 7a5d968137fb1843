package dev.xunjie.evidence.store;

import java.util.regex.Pattern;

/** The form of names that is safe as a path of files and as a key of S3. */
final class ObjectName {
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private ObjectName() {}

  static String require(String name) {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no name for an object: letters, digits, . _ - and / between folders"
              .formatted(name));
    }
    return name;
  }
}
