package dev.gradus.examples.descent;

/**
 * How well a network does on some points.
 *
 * @param error E, averaged over them
 * @param quality the share that is classified right; of numbers R², the share of their variance
 *        that is predicted
 * @param only the label that every point is taken for; −1 if there are several, or numbers
 */
public record Score(double error, double quality, int only) {}
