package dev.xunjie.standalone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class ShippedVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = ShippedVersion.class.getResourceAsStream("build.properties")) {
      build.load(in);
    }
    return new String[] {
      "xunjie " + build.getProperty("version"),
      "Java ${java.version} (${java.vendor}) on ${os.name} ${os.arch}"
    };
  }
}
