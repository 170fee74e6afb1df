package dev.muster.app;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;

/// Where the diagnostics of the program itself go: errors to standard error. What a person must
/// know is said in the window. Set up here rather than in a file, which each command would read
/// anew; `-Dlogback.configurationFile=FILE` sets it up otherwise.
public final class Diagnostics extends ContextAwareBase implements Configurator {
  private static final String LINE = "%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n";

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    var lines = new PatternLayoutEncoder();
    lines.setContext(logs);
    lines.setPattern(LINE);
    lines.start();
    var err = new ConsoleAppender<ILoggingEvent>();
    err.setContext(logs);
    err.setTarget(ConsoleTarget.SystemErr.getName());
    err.setEncoder(lines);
    err.start();
    var root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.ERROR);
    root.addAppender(err);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
