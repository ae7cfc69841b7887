package dev.gradus.examples.descent;

/**
 * How well a network does on some points.
 *
 * @param error E, averaged over them
 * @param quality the share that is classified right; of numbers R², the share of their variance
 *        that is predicted
 */
public record Score(double error, double quality) {}
