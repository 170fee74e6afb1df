package dev.muster.shared.files;

/// A file by its content.
///
/// @param md5 32 hex digits, as `md5sum` prints them: what people see
/// @param sha256 64 hex digits: what it is addressed and verified by
/// @param size bytes
public record FileHash(String md5, String sha256, long size) {}
