/** JMH benchmarks of the engine and of training steps. */
package dev.gradus.benchmarks;
