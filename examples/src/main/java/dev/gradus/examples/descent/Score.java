package dev.gradus.examples.descent;

/**
 * How well a network does on some points.
 *
 * @param error E, averaged over them
 * @param accuracy the share that is classified right
 */
public record Score(double error, double accuracy) {}
