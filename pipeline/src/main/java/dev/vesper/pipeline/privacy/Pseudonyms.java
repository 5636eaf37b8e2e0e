package dev.vesper.pipeline.privacy;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The key under which ids of people become pseudonyms: {@code <key id>_<code>}, the code being the
 * first 16 bytes of HMAC-SHA-256 over the kind of id and the id. Without the key nobody can try
 * candidate ids; with another key the same person has another pseudonym.
 *
 * <p>The key travels only inside the serialized reader of a task, never in Spark's settings, and no
 * text of this class shows it.
 */
public final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SHORTEST_KEY = 16;

  private final byte[] key;
  private final String keyId;

  private Pseudonyms(byte[] key, String keyId) {
    this.key = key;
    this.keyId = keyId;
  }

  /** Pseudonyms under the bytes given, named by a hash of the key where no id is configured. */
  public static Pseudonyms under(byte[] key, Optional<String> keyId) {
    if (key.length < SHORTEST_KEY) {
      throw new Fault(
          ExitCode.SETTINGS,
          "the pseudonym key has %d bytes, it needs at least %d; make one with: openssl rand -hex 32"
              .formatted(key.length, SHORTEST_KEY));
    }
    String id = keyId.orElseGet(() -> idOf(key));
    if (!id.matches("[A-Za-z0-9]{1,16}")) {
      throw new Fault(
          ExitCode.SETTINGS,
          "the pseudonym key id '" + id + "' is not 1 to 16 letters and digits; choose another");
    }
    return new Pseudonyms(key.clone(), id);
  }

  /** The key in a file: all its bytes, without white space at the end. */
  public static Pseudonyms fromFile(Path file, Optional<String> keyId) {
    try {
      return under(withoutTrailingSpace(Files.readAllBytes(file)), keyId);
    } catch (IOException e) {
      throw new Fault(
          ExitCode.SETTINGS,
          "the pseudonym key file " + file + " cannot be read; check privacy.key-file",
          e);
    }
  }

  /** The key in an environment variable: the bytes of its text. */
  public static Pseudonyms fromEnvironment(
      Map<String, String> environment, String variable, Optional<String> keyId) {
    String text = environment.get(variable);
    if (text == null) {
      throw new Fault(
          ExitCode.SETTINGS,
          "the environment variable " + variable + " that holds the pseudonym key is not set");
    }
    return under(withoutTrailingSpace(text.getBytes(StandardCharsets.UTF_8)), keyId);
  }

  /** No pseudonyms: every id stays as it is. */
  public static Pseudonyms off() {
    return new Pseudonyms(new byte[0], "off");
  }

  /** Names the key; stands before every pseudonym and in the manifest. */
  public String keyId() {
    return keyId;
  }

  /** A worker for one thread. */
  public Pseudonymizer pseudonymizer() {
    return key.length == 0 ? Pseudonymizer.none() : Pseudonymizer.under(key, keyId);
  }

  private static String idOf(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("vesper key id".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(key), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] withoutTrailingSpace(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r' || bytes[end - 1] == ' ')) {
      end--;
    }
    return java.util.Arrays.copyOf(bytes, end);
  }

  @Override
  public String toString() {
    return "Pseudonyms[key " + keyId + "]";
  }
}
