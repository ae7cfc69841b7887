/**
 * Multilayer perceptrons: layers, losses, initialisers, optimisers and training.
 *
 * <p>In the order in which one reads them:
 *
 * <dl>
 * <dt>The network
 * <dd>{@link dev.gradus.nn.Sequential} is a row of {@link dev.gradus.nn.Layer layers}: {@link
 * dev.gradus.nn.Dense}, an {@link dev.gradus.nn.Activation}, {@link dev.gradus.nn.Dropout}, {@link
 * dev.gradus.nn.BatchNorm}, {@link dev.gradus.nn.LayerNorm}, {@link dev.gradus.nn.Embedding}, and
 * layers made of layers, such as {@link dev.gradus.nn.Residual}. It holds no numbers: those are
 * {@link dev.gradus.nn.Parameters}, one long vector with names.
 * <dt>The data
 * <dd>A {@link dev.gradus.nn.Dataset} is points with numbers, classes or yes and no: a tensor, or
 * {@link dev.gradus.nn.Points} such as bytes of images, which {@link dev.gradus.nn.Idx} reads. A
 * {@link dev.gradus.nn.PointStream} is points of which nobody knows how many. Both are a {@link
 * dev.gradus.nn.Source} to learn from. A {@link dev.gradus.nn.Preparation} scales points and is
 * kept with the model.
 * <dt>The error
 * <dd>A {@link dev.gradus.nn.Loss} is the error of one point, an {@link dev.gradus.nn.Objective}
 * the average over points and its slope, with {@link dev.gradus.nn.Term terms} beside it.
 * <dt>The step
 * <dd>An {@link dev.gradus.nn.Optimizer} says how slopes move weights; {@link dev.gradus.nn.Sgd},
 * {@link dev.gradus.nn.Adam} and others; they follow one another with {@code then}. A {@link
 * dev.gradus.nn.Schedule} says how the rate changes. A {@link dev.gradus.nn.Descent} takes steps
 * by hand, one at a time and without a plan.
 * <dt>The training
 * <dd>{@link dev.gradus.nn.Training} puts all of it together. A {@link dev.gradus.nn.Run} is one
 * training under way, which can be stepped, watched by an {@link dev.gradus.nn.Observer}, stopped,
 * and resumed from a {@link dev.gradus.nn.Checkpoint} with the same bits.
 * <dt>The model
 * <dd>A {@link dev.gradus.nn.Model} is a network with its numbers: it predicts, on any number of
 * threads, and is saved and loaded. An {@link dev.gradus.nn.Evaluation} is what {@link
 * dev.gradus.nn.Metric metrics} say of it on a set. A {@link dev.gradus.nn.Registry} names the
 * layers that files may hold.
 * </dl>
 *
 * <p>Whatever describes something (a layer, a loss, an optimiser, a training, a model) is immutable
 * and may be shared; a {@code Run} belongs to one thread.
 */
@NullMarked
package dev.gradus.nn;

import org.jspecify.annotations.NullMarked;
