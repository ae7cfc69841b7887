package dev.gradus.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Prepared} as a value of JSON and back: see docs/files.md. */
final class PreparedFile {
  private static final List<String> NAMES = List.of("from", "subtract", "divide", "add", "equal");

  private PreparedFile() {}

  static @Nullable Object write(@Nullable Prepared p) {
    if (p == null) return null;
    List<Object> all = new ArrayList<>();
    for (Prepared.Column c : p.columns()) {
      Map<String, @Nullable Object> column = new LinkedHashMap<>();
      column.put("from", c.from());
      column.put("subtract", c.subtract());
      column.put("divide", c.divide());
      column.put("add", c.add());
      column.put("equal", c.isEqual());
      all.add(column);
    }
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("inputs", p.inputs());
    said.put("columns", all);
    return said;
  }

  static @Nullable Prepared read(Descriptions d, @Nullable Object json) {
    if (json == null) return null;
    Map<?, ?> said = d.object("preparation", json);
    d.checkNames("preparation", said, List.of("inputs", "columns"));
    int inputs = (int) d.whole("preparation.inputs", said.get("inputs"), Integer.MAX_VALUE);
    if (!(said.get("columns") instanceof List<?> list) || inputs < 1 || list.isEmpty()) {
      throw d.wrong("preparation", "has no inputs or no columns; write them");
    }
    List<Prepared.Column> all = new ArrayList<>();
    for (Object c : list) all.add(column(d, "preparation.columns[" + all.size() + "]", c, inputs));
    return new Prepared(inputs, all);
  }

  private static Prepared.Column column(Descriptions d, String place, @Nullable Object json,
      int inputs) {
    Map<?, ?> said = d.object(place, json);
    d.checkNames(place, said, NAMES);
    long from = d.whole(place + ".from", said.get("from"), Integer.MAX_VALUE);
    double subtract = d.real(place + ".subtract", said.get("subtract"));
    double divide = d.real(place + ".divide", said.get("divide"));
    double add = d.real(place + ".add", said.get("add"));
    if (from < 0 || from >= inputs) {
      throw d.wrong(place, "is made of column " + from + " of " + inputs + "; name one of these");
    }
    if (!(divide > 0) || !Double.isFinite(divide) || !Double.isFinite(subtract)
        || !Double.isFinite(add)) {
      throw d.wrong(place, "has a number that is not finite, or is not divided by a positive one; "
          + "write such numbers");
    }
    if (said.get("equal") instanceof Boolean equal) {
      return new Prepared.Column((int) from, subtract, divide, add, equal);
    }
    throw d.wrong(place + ".equal", "is no true or false; write one");
  }
}
