/**
 * Objectives of ADBench, a suite for comparing tools of automatic differentiation, and their
 * derivatives. Source: Šrajer, Kukelova and Fitzgibbon, A benchmark of selected algorithmic
 * differentiation tools on some problems in computer vision and machine learning, 2018.
 */
package dev.gradus.benchmarks.adbench;
