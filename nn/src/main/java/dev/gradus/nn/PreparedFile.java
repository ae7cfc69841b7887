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
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("inputs", p.inputs());
    said.put("columns", write(p.columns()));
    if (p.targets() > 0) said.put("targets", write(p.targetColumns()));
    return said;
  }

  private static List<Object> write(List<Prepared.Column> columns) {
    List<Object> all = new ArrayList<>();
    for (Prepared.Column c : columns) {
      Map<String, @Nullable Object> column = new LinkedHashMap<>();
      column.put("from", c.from());
      column.put("subtract", c.subtract());
      column.put("divide", c.divide());
      column.put("add", c.add());
      column.put("equal", c.isEqual());
      all.add(column);
    }
    return all;
  }

  static @Nullable Prepared read(Descriptions d, @Nullable Object json) {
    if (json == null) return null;
    Map<?, ?> said = d.object("preparation", json);
    d.checkNames("preparation", said, List.of("inputs", "columns", "targets"));
    int inputs = (int) d.whole("preparation.inputs", said.get("inputs"), Integer.MAX_VALUE);
    if (!(said.get("columns") instanceof List<?> list) || inputs < 1 || list.isEmpty()) {
      throw d.wrong("preparation", "has no inputs or no columns; write them");
    }
    List<?> targets = said.get("targets") instanceof List<?> given ? given : List.of();
    return new Prepared(inputs, columns(d, "preparation.columns", list, inputs),
        columns(d, "preparation.targets", targets, targets.size()));
  }

  private static List<Prepared.Column> columns(Descriptions d, String place, List<?> list,
      int inputs) {
    List<Prepared.Column> all = new ArrayList<>();
    for (Object c : list) all.add(column(d, place + "[" + all.size() + "]", c, inputs));
    return all;
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
