package dev.vesper.pipeline.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a text or a file wherever two of them are compared: SHA-256 in hex. */
public final class Digest {
  private static final int BRIEF = 32;

  private Digest() {}

  /** All 64 digits, for the content of files. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 32 digits, for versions and recipes, which people read. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8)).substring(0, BRIEF);
  }
}
