package dev.muster.app.demo;

/// One call of the tour and what came of it.
///
/// @param call as it is written in Java; empty for what happens by itself
/// @param answer what it gave, as text; a failure as its sentence
public record Step(String call, String answer) {}
