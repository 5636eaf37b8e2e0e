package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;

/** Collects the events of one file and writes them in the order in which they were received. */
interface EventFile {

  void add(Event event);

  void writeTo(OutputStream out) throws IOException;
}
