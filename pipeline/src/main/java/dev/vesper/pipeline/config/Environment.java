package dev.vesper.pipeline.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills environment variables in where a text refers to one, with or without a fallback after
 * {@code :-}; a doubled dollar keeps a reference as it is. As in a shell, the fallback also serves
 * where the variable is empty.
 */
record Environment(Map<String, String> variables) {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}|\\$\\{");

  String fill(String text, Origin origin, Problems problems) {
    if (!text.contains("${")) {
      return text;
    }
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match, origin, problems)));
  }

  private String value(MatchResult match, Origin origin, Problems problems) {
    if (match.group().equals("$${")) {
      return "${";
    }
    String name = match.group(1);
    if (name == null) {
      problems.add(
          origin,
          "'${' begins no environment variable; write ${NAME}, ${NAME:-fallback}, or $${ for itself");
      return "";
    }
    Optional<String> value =
        Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty());
    if (value.isEmpty() && match.group(2) == null) {
      problems.add(
          origin,
          "environment variable "
              + name
              + " is not set, or is empty; set it, or write ${"
              + name
              + ":-fallback}");
    }
    return value.orElse(match.group(3) == null ? "" : match.group(3));
  }
}
