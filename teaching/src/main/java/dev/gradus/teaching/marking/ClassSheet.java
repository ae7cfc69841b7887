package dev.gradus.teaching.marking;

import static dev.gradus.teaching.marking.Given.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The marks of a class for one exercise, each with numbers of their own, as a table that
 * spreadsheets read. The same answers give the same bytes, on every run and in every country, as
 * long as no answer depends on chance or time. No answer keeps others from being marked. Immutable.
 *
 * <pre>{@code
 * ClassSheet sheet = ClassSheet.of(Exercises.perceptron()).folder(Path.of("homework"));
 * sheet.write(Path.of("sheet.csv"));
 * }</pre>
 *
 * <p>What answers do they do in this JVM: it is no sandbox.
 */
public final class ClassSheet {
  private final Exercise exercise;
  private final List<Marked> all;

  private ClassSheet(Exercise exercise, List<Marked> all) {
    this.exercise = exercise;
    this.all = all;
  }

  /**
   * A sheet without students.
   *
   * @param exercise what they have done; each is marked with {@link Exercise#forStudent}
   * @return the sheet
   */
  public static ClassSheet of(Exercise exercise) {
    return new ClassSheet(given(exercise, "ClassSheet.of", "the exercise", "what they have done"),
        List.of());
  }

  /**
   * The same with one more answer.
   *
   * @param student the id, any text
   * @param answer makes the object, as {@code Perceptron::new}
   * @return the sheet
   */
  public ClassSheet with(String student, Supplier<?> answer) {
    given(student, "ClassSheet.with", "the student", "an id, such as a name");
    given(answer, "ClassSheet.with", "the answer", "what makes it, as Perceptron::new");
    List<Marked> more = new ArrayList<>(all);
    more.add(exercise.forStudent(student).mark(answer));
    return new ClassSheet(exercise, List.copyOf(more));
  }

  /**
   * The same with the answers of a folder. Each student has a folder in it, whose name is the id,
   * with the file that the stub became and others that it needs. They are compiled in memory,
   * against the classes of the JDK alone. Folders of the system, {@code __MACOSX} and
   * those whose names begin with a dot, are left out.
   *
   * @param folder a folder of folders; they are taken in the order of their names
   * @return the sheet
   * @throws IOException if the folder cannot be read
   * @throws IllegalStateException if this Java has no compiler
   */
  public ClassSheet folder(Path folder) throws IOException {
    given(folder, "ClassSheet.folder", "the folder", "one with a folder for each student");
    List<Path> students;
    try (Stream<Path> inside = Files.list(folder)) {
      students = inside.filter(Files::isDirectory).filter(f -> !isOfTheSystem(id(f)))
          .sorted(Comparator.comparing(ClassSheet::id)).toList();
    }
    ClassSheet sheet = this;
    for (Path s : students) {
      Submission submission = Submission.in(s, exercise.name());
      sheet = sheet.with(id(s), submission::made);
    }
    return sheet;
  }

  /** What archives and version control leave behind. */
  private static boolean isOfTheSystem(String name) {
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  private static String id(Path folder) { return String.valueOf(folder.getFileName()); }

  /**
   * The marks one by one, with their feedback.
   *
   * @return in the order of the sheet
   */
  public List<Marked> marked() { return all; }

  /**
   * The table: a line for each student with marks, those of each block, what the answer looks like,
   * and what else there is to say. Text that a spreadsheet might take for a formula stands behind
   * an apostrophe.
   *
   * @return lines that end with carriage return and line feed, cells between commas
   */
  public String csv() {
    List<String> head = new ArrayList<>(List.of("student", "marks", "out of"));
    if (exercise.draft().valueMarks > 0) head.add(Exercise.VALUE);
    for (Part p : exercise.draft().blocks) head.add(p.field());
    head.addAll(List.of("it looks as if", "notes"));
    StringBuilder out = new StringBuilder(Csv.line(head));
    for (Marked m : all) {
      List<String> line = new ArrayList<>(List.of(m.student(), Integer.toString(m.marks()),
          Integer.toString(m.outOf())));
      for (Marked.Block b : m.blocks()) line.add(Integer.toString(b.marks()));
      line.add(String.join("; ", m.mistakes()));
      line.add(String.join(" ", m.notes()));
      out.append(Csv.line(line));
    }
    return out.toString();
  }

  /**
   * Writes the table into a file, in UTF-8 with the mark by which spreadsheets know that.
   *
   * @param file is written anew
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    given(file, "ClassSheet.write", "the file", "where the table goes");
    Files.writeString(file, "\ufeff" + csv());
  }

  /**
   * What the class got wrong: how many have made each mistake.
   *
   * @return the commonest first, each with its count
   */
  public Map<String, Integer> mistakes() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Marked m : all) for (String name : m.mistakes()) counts.merge(name, 1, Integer::sum);
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  /** The table. */
  @Override
  public String toString() { return csv(); }
}
