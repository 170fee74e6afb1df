package dev.muster.shared.messages;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as it stands in a worker's list.
///
/// @param id Redis time, seconds and six decimals, strictly increasing in a queue
/// @param command its name; a worker answers one that it doesn't know with an error
/// @param args text, list or object as the command takes it; null for none
public record Message(String id, String command, @Nullable JsonNode args) {}
