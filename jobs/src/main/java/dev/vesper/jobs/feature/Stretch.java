package dev.vesper.jobs.feature;

import org.apache.spark.sql.Column;

/** Which of the 28 days up to the night the habits of a user are told of. */
public enum Stretch {
  /** All of them. */
  MONTH {
    @Override
    Column count(Column month, Column newer) {
      return month;
    }
  },

  /** The 14 days up to the night, as if 28 days had been like them. */
  NEWER {
    @Override
    Column count(Column month, Column newer) {
      return newer.multiply(2);
    }
  },

  /** The 14 days before those, as if 28 days had been like them. */
  OLDER {
    @Override
    Column count(Column month, Column newer) {
      return month.minus(newer).multiply(2);
    }
  };

  /** What is counted of 28 days, out of the counts of all of them and of the newer half. */
  abstract Column count(Column month, Column newer);
}
