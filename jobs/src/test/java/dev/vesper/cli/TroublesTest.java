package dev.vesper.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vesper.pipeline.fault.ExitCode;
import dev.vesper.pipeline.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false, Map.of());

  private int told(Throwable trouble) {
    return new Troubles(console).tell(trouble);
  }

  @Test
  void aFaultSaysItsSentenceAndNothingElse() {
    assertEquals(65, told(new Fault(ExitCode.DATA, "one\ntwo")));
    assertEquals("vesper: one\nvesper: two\n", err.toString());
  }

  @Test
  void aFaultInsideWhatSparkThrewIsStillAFault() {
    Fault fault = new Fault(ExitCode.TRY_AGAIN, "held");
    assertEquals(75, told(new IllegalStateException("task failed", new RuntimeException(fault))));
    assertEquals("vesper: held\n", err.toString());
  }

  @Test
  void anythingElseIsOursWithItsTraceAndTheLog() {
    console.logsTo(Path.of("/w/logs/x.log"));
    assertEquals(70, told(new IllegalStateException("unthinkable")));
    assertTrue(err.toString().contains("at dev.vesper.cli.TroublesTest"));
    assertTrue(err.toString().contains("a fault of Vesper's own"));
    assertTrue(err.toString().endsWith("vesper: Spark's own words: /w/logs/x.log\n"));
  }

  @Test
  void aFullDiskAndTooLittleMemoryAreNotOurs() {
    assertEquals(
        74, told(new RuntimeException("job", new IOException("write: No space left on device"))));
    assertEquals(74, told(new OutOfMemoryError("Java heap space")));
    assertTrue(err.toString().contains("VESPER_HEAP"));
    assertFalse(err.toString().contains("\tat "));
  }

  @Test
  void aCircleOfCausesEnds() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);
    assertEquals(70, told(one));
  }
}
