/**
 * Models as ONNX files, which other systems run. Read {@link dev.gradus.onnx.Onnx} first.
 */
@NullMarked
package dev.gradus.onnx;

import org.jspecify.annotations.NullMarked;
