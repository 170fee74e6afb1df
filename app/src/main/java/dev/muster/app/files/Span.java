package dev.muster.app.files;

/// Characters of a text that have a colour.
///
/// @param from the first
/// @param to after the last
/// @param style the style class
record Span(int from, int to, String style) {}
