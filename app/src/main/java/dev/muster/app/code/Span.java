package dev.muster.app.code;

/// Characters of a text that have a colour.
///
/// @param from the first
/// @param to after the last
/// @param style the style class
public record Span(int from, int to, String style) {}
