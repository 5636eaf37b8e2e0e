package dev.vesper.jobs.feature;

import dev.vesper.pipeline.table.Field;

/** A column that is one column over another, and absent where the latter is 0. */
record Ratio(Field field, Field part, Field all) {}
