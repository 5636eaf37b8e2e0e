/**
 * Which vectors explain who took what: implicit alternating least squares over people and contents.
 *
 * <p>A person's vector times a content's is to be near 1 where the person took the content, the
 * nearer the more weight the tie has, and near 0 elsewhere (Hu, Koren and Volinsky 2008). With a
 * weight w = alpha times strength, and n the number of ties of a person or a content, the vectors
 * make smallest
 *
 * <pre>  sum over ties  (1 + w) (1 - x·y)²  +  sum over all other pairs  (x·y)²
 *   +  lambda (sum over people (n + base · contents) |x|²  +  sum over contents (n + base · people) |y|²)
 * </pre>
 *
 * <p>which is what Spark's own {@code ALS} does with a base of 0. People lie in blocks and never
 * leave them; vectors of contents, which are few, are sent to the blocks. A round solves each
 * person with the contents fixed, then all contents side by side with the people fixed: both by a
 * few steps of conjugate gradients from where they stood, so that no round makes the sum larger.
 * What blocks add up for the contents is added in the order of the blocks, so that any number of
 * cores gives the same vectors to the last bit.
 */
package dev.vesper.jobs.factor;
