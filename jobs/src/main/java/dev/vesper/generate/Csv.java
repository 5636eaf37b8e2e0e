package dev.vesper.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Writes plain CSV: values here need no quotes. */
final class Csv {
  private final OutputStream out;

  Csv(OutputStream out, Object... header) throws IOException {
    this.out = out;
    row(header);
  }

  void row(Object... cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      line.append(line.isEmpty() ? "" : ",").append(cell);
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Cents as an amount with two decimals. */
  static String money(long cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }

  /** A number with so many decimals. */
  static String decimals(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}
