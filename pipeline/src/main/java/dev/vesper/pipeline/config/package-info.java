/**
 * Settings: one YAML file, read once into records. What a key is called, what it means, what it is
 * when nobody sets it and what it may be stand on the record's components, once; loading, messages
 * and the commented reference file all follow from there.
 */
package dev.vesper.pipeline.config;
