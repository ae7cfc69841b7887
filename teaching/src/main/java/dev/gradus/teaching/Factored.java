package dev.gradus.teaching;

import dev.gradus.autodiff.Paths;
import dev.gradus.autodiff.Paths.Link;
import dev.gradus.autodiff.Paths.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sum over the paths from a place with common factors taken out: where paths meet again, what
 * follows is written once. That is what the reverse pass does.
 */
final class Factored {
  private final Paths paths;
  private final Factors factors;
  private final Place end;
  private final Map<Place, Place> meets = new HashMap<>(); // where all ways from a place meet
  private final Map<Place, Integer> heights = new HashMap<>(); // how many meetings to the end
  private int terms;

  Factored(Paths paths, Factors factors, Place end) {
    this.paths = paths;
    this.factors = factors;
    this.end = end;
    heights.put(end, 0);
  }

  /** From a place to the end. */
  String from(Place place) {
    terms = 0;
    return between(place, end);
  }

  /** How many products the last formula had. */
  int terms() { return terms; }

  private String between(Place from, Place to) {
    List<String> all = new ArrayList<>();
    boolean isNegative = false;
    for (Place here = from; !here.equals(to); here = meeting(here)) {
      List<Link> links = paths.links(here);
      if (links.size() == 1) {
        isNegative ^= Factors.isSign(links.get(0));
        String factor = factors.of(links.get(0));
        if (!factor.isEmpty()) all.add(factor);
      } else {
        all.add("(" + sum(links, meeting(here)) + ")");
      }
    }
    return Factors.product(isNegative, all);
  }

  private String sum(List<Link> links, Place to) {
    StringBuilder out = new StringBuilder();
    for (Link link : links) {
      terms++;
      String rest = between(link.to(), to);
      boolean isNegative = Factors.isSign(link) ^ rest.startsWith("−");
      if (rest.startsWith("−")) rest = rest.substring(1);
      String first = factors.of(link);
      String term = first.isEmpty() ? rest : rest.equals("1") ? first : first + "·" + rest;
      if (out.length() == 0) out.append(isNegative ? "−" : "").append(term);
      else out.append(isNegative ? " − " : " + ").append(term);
    }
    return out.toString();
  }

  /** The first place after this one that all ways from it come to. */
  private Place meeting(Place place) {
    Place known = meets.get(place);
    if (known != null) return known;
    Place meeting = null;
    for (Link link : paths.links(place)) {
      height(link.to());
      meeting = meeting == null ? link.to() : common(meeting, link.to());
    }
    if (meeting == null) meeting = end;
    meets.put(place, meeting);
    return meeting;
  }

  private int height(Place place) {
    Integer known = heights.get(place);
    if (known != null) return known;
    int height = height(meeting(place)) + 1;
    heights.put(place, height);
    return height;
  }

  private Place common(@Nullable Place a, Place b) {
    Place p = a == null ? b : a;
    Place q = b;
    while (!p.equals(q)) {
      if (height(p) >= height(q)) p = meeting(p);
      else q = meeting(q);
    }
    return p;
  }
}
