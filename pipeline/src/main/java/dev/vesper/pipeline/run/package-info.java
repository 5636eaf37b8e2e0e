/**
 * Building nights: which partitions are missing or stale and why ({@code Planner}), and making them
 * in order of their dependencies, side by side where they are independent ({@code Runner}).
 */
package dev.vesper.pipeline.run;
