package dev.wharf.worker;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import dev.wharf.property.InvalidPropertyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * What the Java of a process loads: jars, since Java caches no classes that come from
 * folders or from jars in a jar, and the cache that is made of them once. All of it lies
 * in a folder whose name stands for the version, so that another version makes its own.
 */
final class WorkerImage {

	private static final Logger logger = LoggerFactory.getLogger(WorkerImage.class);

	private static final int NAME_LENGTH = 16;

	private static final String LIBRARIES = "BOOT-INF/lib/";

	private static final String CLASSES = "BOOT-INF/classes/";

	private static final String LOCK = "in-use";

	/**
	 * What keeps others from removing images: the system forgets the locks that a process
	 * has on a file as soon as it closes that file, however often it has it open.
	 */
	private static final Map<Path, FileLock> IN_USE = new HashMap<>();

	private final String classPath;

	/** Where the cache is to be; nowhere if nothing can be written. */
	private final @Nullable Path cache;

	private WorkerImage(String classPath, @Nullable Path cache) {
		this.classPath = classPath;
		this.cache = cache;
	}

	/**
	 * Makes ready what is not yet. Without a place to write, processes run from what the
	 * supervisor runs from, if that is possible.
	 * @param folder where it is kept
	 * @param options of the processes, which a cache depends on
	 * @throws IOException when processes could load nothing
	 */
	static WorkerImage prepare(Path folder, List<String> options) throws IOException {
		List<Path> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.toList();
		Path mine = folder.resolve(name(own));
		try {
			if (!Files.isDirectory(mine)) {
				Files.createDirectories(folder);
				Path work = Files.createTempDirectory(folder, "new-");
				copyInto(work, own);
				publish(work, mine);
			}
			use(mine);
			removeUnused(folder);
			return new WorkerImage(classPathIn(mine, own), mine.resolve(digest(options.toString()) + ".aot"));
		}
		catch (IOException ex) {
			if (isPacked(own)) {
				throw new InvalidPropertyException("wharf.workers.cache-directory", folder.toString(),
						"cannot be used (%s), and processes cannot start from the packed jar itself".formatted(ex),
						"Name a folder that can be made or written to. Or choose a mode without worker processes for"
								+ " wharf.server.mode, such as reactor.",
						ex);
			}
			logger.warn("Processes start slowly, as nothing can be kept in {} (wharf.workers.cache-directory): {}",
					folder, ex.toString());
			return new WorkerImage(System.getProperty("java.class.path"), null);
		}
	}

	/** The options that name what is loaded. */
	List<String> options() {
		List<String> options = new ArrayList<>(List.of("-cp", this.classPath));
		if (this.cache != null && Files.exists(this.cache)) {
			options.add("-XX:AOTCache=" + this.cache);
		}
		return options;
	}

	/** The options for a process that makes the cache in the given file. */
	List<String> trainingOptions(Path output) {
		return List.of("-cp", this.classPath, "-XX:AOTCacheOutput=" + output);
	}

	/** Where the cache is to be, if it is not there yet and can be. */
	@Nullable Path missingCache() {
		return (this.cache != null && !Files.exists(this.cache)) ? this.cache : null;
	}

	private static String name(List<Path> classPath) throws IOException {
		StringBuilder state = new StringBuilder(System.getProperty("java.vm.version"));
		for (Path entry : classPath) {
			for (Path file : filesIn(entry)) {
				state.append("\n%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file)));
			}
		}
		return digest(state.toString());
	}

	private static String digest(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<Path> filesIn(Path entry) throws IOException {
		if (!Files.exists(entry)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(entry)) {
			return files.filter(Files::isRegularFile).sorted().toList();
		}
	}

	/** Spring Boot's one jar with all others in it. */
	private static boolean isPacked(List<Path> classPath) throws IOException {
		if (classPath.size() != 1 || !Files.isRegularFile(classPath.getFirst())) {
			return false;
		}
		try (JarFile jar = new JarFile(classPath.getFirst().toFile())) {
			return jar.getManifest().getMainAttributes().getValue("Spring-Boot-Classes") != null;
		}
	}

	private static void copyInto(Path work, List<Path> classPath) throws IOException {
		if (isPacked(classPath)) {
			unpack(classPath.getFirst(), work);
			return;
		}
		for (int i = 0; i < classPath.size(); i++) {
			if (Files.isDirectory(classPath.get(i))) {
				pack(classPath.get(i), work.resolve(jarName(i)));
			}
		}
	}

	private static void unpack(Path packed, Path work) throws IOException {
		Files.createDirectory(work.resolve("lib"));
		try (JarFile jar = new JarFile(packed.toFile());
				JarOutputStream classes = new JarOutputStream(Files.newOutputStream(work.resolve(jarName(0))))) {
			for (JarEntry entry : jar.stream().toList()) {
				String name = entry.getName();
				if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
					Files.copy(jar.getInputStream(entry),
							work.resolve("lib").resolve(name.substring(LIBRARIES.length())));
				}
				else if (name.startsWith(CLASSES) && name.length() > CLASSES.length()) {
					classes.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
					jar.getInputStream(entry).transferTo(classes);
					classes.closeEntry();
				}
			}
		}
	}

	/** With its folders, without which nobody finds the classes of a package. */
	private static void pack(Path folder, Path jar) throws IOException {
		try (OutputStream output = Files.newOutputStream(jar);
				JarOutputStream packed = new JarOutputStream(output);
				Stream<Path> contents = Files.walk(folder)) {
			for (Path each : contents.filter((entry) -> !entry.equals(folder)).sorted().toList()) {
				String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
				packed.putNextEntry(new ZipEntry(Files.isDirectory(each) ? name + "/" : name));
				if (!Files.isDirectory(each)) {
					Files.copy(each, packed);
				}
				packed.closeEntry();
			}
		}
	}

	private static String jarName(int index) {
		return "classes-%d.jar".formatted(index);
	}

	private static String classPathIn(Path image, List<Path> own) throws IOException {
		List<String> entries = new ArrayList<>();
		if (isPacked(own)) {
			entries.add(image.resolve(jarName(0)).toString());
			try (Stream<Path> jars = Files.list(image.resolve("lib"))) {
				jars.sorted().map(Path::toString).forEach(entries::add);
			}
			return String.join(File.pathSeparator, entries);
		}
		for (int i = 0; i < own.size(); i++) {
			Path packed = image.resolve(jarName(i));
			entries.add((Files.exists(packed) ? packed : own.get(i)).toString());
		}
		return String.join(File.pathSeparator, entries);
	}

	/** Another supervisor may have been faster. */
	private static void publish(Path work, Path image) throws IOException {
		try {
			Files.move(work, image);
		}
		catch (IOException ex) {
			FileSystemUtils.deleteRecursively(work);
			if (!Files.isDirectory(image)) {
				throw ex;
			}
		}
	}

	/** Marks an image as used for as long as this Java runs. */
	private static void use(Path image) throws IOException {
		synchronized (IN_USE) {
			if (!IN_USE.containsKey(image)) {
				FileChannel channel = FileChannel.open(image.resolve(LOCK), StandardOpenOption.CREATE,
						StandardOpenOption.READ, StandardOpenOption.WRITE);
				IN_USE.put(image, channel.lock(0, Long.MAX_VALUE, true));
			}
		}
	}

	/**
	 * Those of other versions, unless a service that still runs was started from them.
	 */
	private static void removeUnused(Path folder) throws IOException {
		try (Stream<Path> images = Files.list(folder)) {
			for (Path image : images.filter((each) -> Files.exists(each.resolve(LOCK))).toList()) {
				if (isUnused(image)) {
					FileSystemUtils.deleteRecursively(image);
				}
			}
		}
	}

	/** To look at one's own would be to give it up. */
	private static boolean isUnused(Path image) throws IOException {
		synchronized (IN_USE) {
			if (IN_USE.containsKey(image)) {
				return false;
			}
		}
		try (FileChannel channel = FileChannel.open(image.resolve(LOCK), StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			return lock != null;
		}
	}

}
