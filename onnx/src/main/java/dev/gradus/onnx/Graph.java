package dev.gradus.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An ONNX file as it is made: values with names of their own, and operators between them. */
final class Graph {
  /** The oldest with all operators in the form used here, in floats and doubles. */
  private static final int OPERATORS = 13;

  private static final int FORM = 7; // of the file, that belongs to these operators
  private static final int MOST = 100_000; // operators, so that loops end before the memory
  private static final long BYTES = Integer.MAX_VALUE - (64L << 20); // leaves room for the nodes

  final Precision precision;
  final String call;
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
  private final ModelProto.Builder model = ModelProto.newBuilder();
  private final Set<String> names = new HashSet<>(Set.of("predictions"));
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<Object, Value> constants = new HashMap<>();

  Graph(Precision precision, String call) {
    this.precision = precision;
    this.call = call;
  }

  static final long FLOAT = DataType.FLOAT.getNumber();
  static final long DOUBLE = DataType.DOUBLE.getNumber();
  static final long BOOL = DataType.BOOL.getNumber();

  private static DataType type(Precision precision) {
    return precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
  }

  private boolean isFloat() { return precision == Precision.FLOAT; }

  /** Refuses what protocol buffers cannot hold. */
  void checkSize(long numbers) {
    long bytes = Math.multiplyExact(numbers, isFloat() ? Float.BYTES : Double.BYTES);
    if (bytes <= BYTES) return;
    throw new IllegalArgumentException(call + ": the model's " + numbers + " numbers in "
        + precision + " take " + bytes + " bytes, more than the " + BYTES
        + " of an ONNX file; use " + (isFloat() ? "fewer" : "Precision.FLOAT, or fewer"));
  }

  /** The value, if it is of this file. */
  Value own(Value value, String what) {
    if (value.graph == this) return value;
    throw new IllegalArgumentException(what + " is a value of another file; use those of this one");
  }

  /** A name as ONNX wants it, letters and digits, and unlike all others. */
  private Value fresh(String wanted) {
    String plain = wanted.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_+$", "");
    if (plain.isEmpty() || Character.isDigit(plain.charAt(0))) plain = "_" + plain;
    String name = plain;
    int count = counts.getOrDefault(plain, 0);
    while (!names.add(name)) name = plain + "_" + ++count;
    counts.put(plain, count);
    return new Value(this, name);
  }

  Value input(String name, int columns, Precision of) {
    Value value = fresh(name);
    graph.addInput(info(value.name, columns, of));
    return value;
  }

  /** Gives a value the name of the output. */
  void output(String name, int columns, Value value) {
    graph.addOutput(info(name, columns, precision));
    graph.addNode(NodeProto.newBuilder().setOpType("Identity").setName("Identity_of_output")
        .addInput(value.name).addOutput(name));
  }

  private ValueInfoProto info(String name, int columns, Precision of) {
    TensorShapeProto shape = TensorShapeProto.newBuilder()
        .addDim(Dimension.newBuilder().setDimParam("batch"))
        .addDim(Dimension.newBuilder().setDimValue(columns)).build();
    return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(
        TypeProto.Tensor.newBuilder().setElemType(type(of).getNumber()).setShape(shape))).build();
  }

  Value tensor(String name, Tensor tensor) { return tensor(name, tensor, precision); }

  Value tensor(String name, Tensor tensor, Precision of) {
    double[] x = tensor.toArray();
    boolean floats = of == Precision.FLOAT;
    ByteBuffer raw = buffer(x.length * (floats ? Float.BYTES : Double.BYTES));
    for (double v : x) {
      if (floats) raw.putFloat((float) v);
      else raw.putDouble(v);
    }
    long[] dims = new long[tensor.shape().rank()];
    Arrays.setAll(dims, tensor.shape()::dim);
    return constant(name, type(of), raw, dims);
  }

  Value number(double x) {
    return constants.computeIfAbsent(Double.doubleToLongBits(x),
        k -> tensor("number", Tensor.scalar(x)));
  }

  Value integers(long... x) {
    return constants.computeIfAbsent(Arrays.toString(x), k -> {
      ByteBuffer raw = buffer(x.length * Long.BYTES);
      for (long v : x) raw.putLong(v);
      return constant("integers", DataType.INT64, raw, x.length);
    });
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Value constant(String name, DataType of, ByteBuffer raw, long... dims) {
    Value value = fresh(name);
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(value.name)
        .setDataType(of.getNumber()).setRawData(ByteString.copyFrom(raw.flip()));
    for (long dim : dims) tensor.addDims(dim);
    graph.addInitializer(tensor);
    return value;
  }

  Value op(String operator, Map<String, ?> attributes, Value... inputs) {
    if (graph.getNodeCount() >= MOST) {
      throw new IllegalArgumentException(call + ": the network has more than " + MOST
          + " operators; repeat layers less often");
    }
    Value value = fresh(operator);
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator)
        .setName("make_" + value.name).addOutput(value.name);
    for (Value input : inputs) node.addInput(input.name);
    new TreeMap<>(attributes).forEach((name, x) -> node.addAttribute(attribute(name, x)));
    graph.addNode(node);
    return value;
  }

  private static AttributeProto.Builder attribute(String name, Object x) {
    AttributeProto.Builder a = AttributeProto.newBuilder().setName(name);
    if (x instanceof Integer || x instanceof Long) {
      return a.setType(AttributeType.INT).setI(((Number) x).longValue());
    }
    if (x instanceof Float f) return a.setType(AttributeType.FLOAT).setF(f);
    if (x instanceof String s) {
      return a.setType(AttributeType.STRING).setS(ByteString.copyFromUtf8(s));
    }
    if (x instanceof long[] all) {
      for (long v : all) a.addInts(v);
      return a.setType(AttributeType.INTS);
    }
    throw new IllegalArgumentException("Place.op: the attribute " + Given.brief(name) + " is a "
        + x.getClass().getSimpleName() + "; give an Integer, Long, Float, String or long[]");
  }

  /** Texts by a name, as a JSON array. */
  void metadata(String name, List<String> texts) {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts) {
      json.append(json.length() > 1 ? ", \"" : "\"");
      text.chars().forEach(c -> {
        boolean plain = c >= ' ' && c <= '~' && c != '"' && c != '\\';
        json.append(plain ? Character.toString(c) : String.format("\\u%04x", c));
      });
      json.append('"');
    }
    model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(name)
        .setValue(json.append(']').toString()));
  }

  byte[] bytes() {
    return model.setIrVersion(FORM).setProducerName("Gradus")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATORS))
        .setGraph(graph).build().toByteArray();
  }
}
