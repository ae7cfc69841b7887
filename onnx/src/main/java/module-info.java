/** Models as ONNX files, which other systems run. */
module dev.gradus.onnx {
  requires transitive dev.gradus.nn;
  requires com.google.protobuf;
  requires org.tribuo.util.onnx;
  requires static org.jspecify;

  exports dev.gradus.onnx;
}
