/**
 * Which contents go together: how much having one speaks for another.
 *
 * <p>EASE (Steck 2019) finds the weights B, with zeros on the diagonal, that tell each content of a
 * person best from the others the person has: with the co-occurrences G = XᵀX, P = (G + lambda I)⁻¹
 * and B = -P divided by its diagonal, column by column. Here X weighs a person of n contents, where
 * m are usual, by n/m to the power of -evenness: who has a hundred contents says less about each
 * pair of them than who has five. It looks at all contents at once, which is a matrix to invert.
 *
 * <p>The cosine looks at two contents at a time, whatever else their people have; it is made for
 * catalogues of any size.
 */
package dev.vesper.jobs.similar;
