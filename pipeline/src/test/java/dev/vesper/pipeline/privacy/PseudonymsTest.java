package dev.vesper.pipeline.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static String of(Pseudonyms pseudonyms, IdKind kind, String id) {
    return pseudonyms.pseudonymizer().of(kind, UTF8String.fromString(id)).toString();
  }

  private static Pseudonyms named(String keyId) {
    return Pseudonyms.under(KEY, Optional.of(keyId));
  }

  @Test
  void aPseudonymIsTheKeyIdAndTheFirstHalfOfTheMac() {
    // printf 'user\377u-1' | openssl dgst -sha256 -mac HMAC -macopt key:0123456789abcdef
    assertEquals("k1_CD6szzNdwdREyXoCH4Ks5g", of(named("k1"), IdKind.USER, "u-1"));
  }

  @Test
  void theSameIdOfAnotherKindHasAnotherPseudonym() {
    Pseudonyms pseudonyms = named("k1");
    assertNotEquals(of(pseudonyms, IdKind.USER, "7"), of(pseudonyms, IdKind.ANONYMOUS, "7"));
  }

  @Test
  void anotherKeyGivesAnotherPseudonymAndAnotherKeyId() {
    byte[] other = "0123456789abcdeX".getBytes(StandardCharsets.US_ASCII);
    Pseudonyms first = Pseudonyms.under(KEY, Optional.empty());
    Pseudonyms second = Pseudonyms.under(other, Optional.empty());
    assertNotEquals(first.keyId(), second.keyId());
    assertTrue(first.keyId().matches("[0-9a-f]{8}"), first.keyId());
    assertNotEquals(
        of(Pseudonyms.under(other, Optional.of("k1")), IdKind.USER, "u-1"),
        of(named("k1"), IdKind.USER, "u-1"));
  }

  @Test
  void manyIdsThatPushEachOtherOutOfMemoryKeepTheirPseudonyms() {
    Pseudonymizer one = named("k1").pseudonymizer();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 40_000; i += 97) {
        String id = "u-" + i;
        assertEquals(
            of(named("k1"), IdKind.USER, id),
            one.of(IdKind.USER, UTF8String.fromString(id)).toString());
      }
    }
  }

  @Test
  void offLeavesIdsAsTheyAre() {
    assertEquals("u-1", of(Pseudonyms.off(), IdKind.USER, "u-1"));
  }

  @Test
  void theKeyTravelsWithTheReaderButStandsInNoText() throws Exception {
    Pseudonyms sent = named("k1");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Pseudonyms received = (Pseudonyms) in.readObject();
      assertEquals(of(sent, IdKind.USER, "u-1"), of(received, IdKind.USER, "u-1"));
    }
    assertEquals("Pseudonyms[key k1]", sent.toString());
  }

  @Test
  void aKeyOfSixteenBytesIsLongEnoughAndOneOfFifteenIsNot() {
    assertEquals("k1", named("k1").keyId());
    Fault fault = assertThrows(Fault.class, () -> Pseudonyms.under(new byte[15], Optional.empty()));
    assertEquals(ExitCode.SETTINGS, fault.exitCode());
    assertTrue(fault.getMessage().contains("15 bytes"), fault.getMessage());
  }

  @Test
  void aFileAndTheEnvironmentHoldTheSameKeyWhateverEndsTheLine(@TempDir Path dir)
      throws IOException {
    Path file = dir.resolve("key");
    Files.write(file, "0123456789abcdef\r\n".getBytes(StandardCharsets.US_ASCII));
    Pseudonyms fromFile = Pseudonyms.fromFile(file, Optional.empty());
    Pseudonyms fromEnvironment =
        Pseudonyms.fromEnvironment(Map.of("KEY", "0123456789abcdef"), "KEY", Optional.empty());
    assertEquals(Pseudonyms.under(KEY, Optional.empty()).keyId(), fromFile.keyId());
    assertEquals(fromFile.keyId(), fromEnvironment.keyId());
  }

  @Test
  void aMissingFileOrVariableIsAFaultThatShowsNoKey(@TempDir Path dir) {
    Fault file =
        assertThrows(Fault.class, () -> Pseudonyms.fromFile(dir.resolve("none"), Optional.empty()));
    Fault variable =
        assertThrows(
            Fault.class,
            () -> Pseudonyms.fromEnvironment(Map.of("K", "secret"), "KEY", Optional.empty()));
    assertEquals(ExitCode.SETTINGS, file.exitCode());
    assertEquals(ExitCode.SETTINGS, variable.exitCode());
    assertFalse(variable.getMessage().contains("secret"), variable.getMessage());
  }
}
