package dev.vesper.pipeline.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How ids of people become pseudonyms. The key itself is never a setting: a file or an environment
 * variable holds it, and the settings say which.
 */
public record PrivacySettings(
    @Setting(
            value =
                "A file that holds the key, at least 16 bytes, readable by nobody else. Make one"
                    + " with: head -c 32 /dev/urandom > vesper.key",
            example = "vesper.key",
            suggested = true)
        Optional<Path> keyFile,
    @Setting(
            value = "The environment variable that holds the key, in place of a file.",
            example = "VESPER_KEY")
        Optional<String> keyEnv,
    @Setting(
            value =
                "A short name of the key, which every pseudonym begins with. Without it, a digest"
                    + " of the key. It cannot change once the first night is published.",
            example = "k1")
        Optional<String> keyId,
    @Setting(
            value =
                "Whether ids of people are replaced by keyed pseudonyms on their way in. If off,"
                    + " they are published as they are, and no key may be named.",
            standard = "on")
        Pseudonyms pseudonyms,
    @Setting(
            value =
                "Whether a user must have agreed before tables say something about that user alone:"
                    + " scores, segments, offers. If required, only those are in them whose"
                    + " consent_status is 'given' in the newest file of dimensions.users, and who"
                    + " have not withdrawn it; who does leaves published nights, too. It must be written where dimensions.users is; without"
                    + " it and without users such tables stay empty.",
            example = "required")
        Optional<Consent> consent) {

  /** Whether users must have agreed. */
  public enum Consent {
    REQUIRED,
    NOT_REQUIRED
  }

  /** Whether ids of people are replaced. */
  public enum Pseudonyms {
    ON,
    OFF
  }

  public PrivacySettings {
    boolean named = keyFile.isPresent() || keyEnv.isPresent();
    if (keyFile.isPresent() && keyEnv.isPresent()) {
      throw new IllegalArgumentException("both key-file and key-env are set; keep one");
    }
    if (pseudonyms == Pseudonyms.ON && !named) {
      throw new IllegalArgumentException(
          "no key is named; set key-file or key-env, or write 'pseudonyms: off' to publish the ids"
              + " of people as they are");
    }
    if (pseudonyms == Pseudonyms.OFF && (named || keyId.isPresent())) {
      throw new IllegalArgumentException(
          "pseudonyms are off and yet a key is named; remove one of the two");
    }
    if (keyId.isPresent() && !keyId.get().matches("[A-Za-z0-9]{1,12}")) {
      throw new IllegalArgumentException("key-id is 1 to 12 letters and digits");
    }
  }
}
