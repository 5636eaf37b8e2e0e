package dev.vesper.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of Vesper, of the Spark on its class path and of Java. */
final class Version implements IVersionProvider {
  private static final String SPARK = "/spark-version-info.properties";

  @Override
  public String[] getVersion() {
    return new String[] {
      "vesper " + own(), "Spark " + spark().orElse("is not on the class path"), "Java " + java()
    };
  }

  static String own() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(not from a release jar)");
  }

  static Optional<String> spark() {
    try (InputStream in = Version.class.getResourceAsStream(SPARK)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String java() {
    return System.getProperty("java.version") + ", " + System.getProperty("java.vendor");
  }
}
