package dev.vesper.pipeline.warehouse;

import dev.vesper.pipeline.fault.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A process that publishes a night, step by step as its standard input says, and ends with the exit
 * code of its fault.
 */
final class PublishingProcess {
  private PublishingProcess() {}

  public static void main(String[] arguments) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.exit(publish(Stores.at(arguments[0]), in));
  }

  private static int publish(Store store, BufferedReader in) throws IOException {
    say("ready", in);
    try (Publisher publisher =
        Publisher.begin(store, SmallRuns.TABLES, SmallRuns.SETTINGS, Tenure.usual())) {
      say("holding", in);
      SmallRuns.publish(publisher, store, SmallRuns.SECOND);
      return 0;
    } catch (Fault fault) {
      return fault.exitCode().code();
    }
  }

  private static void say(String where, BufferedReader in) throws IOException {
    System.out.println(where);
    in.readLine();
  }
}
