import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rewrites a jar's classes of Java 5 and older in the format of Java 21. A class cache can't hold
/// old ones, and the JVM checks them by a slower method: picocli's are, which every command pays for
/// with a tenth of a second.
///
/// Run by the build, with the jar as its class path too: what a branch leaves on the stack is found
/// by looking at the classes' parents.
final class NewClassFormat {
  private static final int JAVA_6 = 50;
  private static final int JAVA_21 = 65;
  private static final ClassFile CLASSES =
      ClassFile.of(ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.GENERATE_STACK_MAPS);

  public static void main(String[] jars) throws IOException {
    for (var jar : jars) {
      try (var inside = FileSystems.newFileSystem(Path.of(jar));
          var files = Files.walk(inside.getPath("/"))) {
        for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          var bytes = Files.readAllBytes(file);
          if (((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < JAVA_6) {
            Files.write(file, rewritten(bytes));
          }
        }
      }
    }
  }

  private static byte[] rewritten(byte[] old) {
    return CLASSES.transformClass(
        CLASSES.parse(old),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(ClassTransform.endHandler(made -> made.withVersion(JAVA_21, 0))));
  }
}
