package dev.wharf.worker;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;

/**
 * Starts processes with descriptors of our choice, which {@link ProcessBuilder} cannot:
 * {@code posix_spawn} of the C library, called through {@code java.lang.foreign}. The
 * child has descriptors 0 to 2, those it is given after them, and no other; it is in a
 * process group of its own, so that Ctrl-C on a terminal reaches the supervisor alone.
 * Thread-safe.
 */
final class Spawner {

	/** More than either opaque type of any C library takes. */
	private static final long OPAQUE = 1024;

	private static final short SETPGROUP = 0x02;

	private static final short SETSIGMASK = 0x08;

	/** How a process ends that has done what it is for. */
	static final String GOOD_END = "exit code 0";

	private static final int WRITE_ONLY = 1;

	private static final AddressLayout POINTER = ValueLayout.ADDRESS;

	private final Linker linker = Linker.nativeLinker();

	private final SymbolLookup library = this.linker.defaultLookup();

	private final MethodHandle spawn = function("posix_spawn", POINTER, POINTER, POINTER, POINTER, POINTER, POINTER);

	private final MethodHandle initActions = function("posix_spawn_file_actions_init", POINTER);

	private final MethodHandle dup2 = function("posix_spawn_file_actions_adddup2", POINTER, ValueLayout.JAVA_INT,
			ValueLayout.JAVA_INT);

	private final MethodHandle open = function("posix_spawn_file_actions_addopen", POINTER, ValueLayout.JAVA_INT,
			POINTER, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

	private final MethodHandle closeFrom = function("posix_spawn_file_actions_addclosefrom_np", POINTER,
			ValueLayout.JAVA_INT);

	private final MethodHandle endActions = function("posix_spawn_file_actions_destroy", POINTER);

	private final MethodHandle initAttributes = function("posix_spawnattr_init", POINTER);

	private final MethodHandle setFlags = function("posix_spawnattr_setflags", POINTER, ValueLayout.JAVA_SHORT);

	private final MethodHandle wait = function("waitpid", ValueLayout.JAVA_INT, POINTER, ValueLayout.JAVA_INT);

	@SuppressWarnings("restricted")
	private MethodHandle function(String name, java.lang.foreign.MemoryLayout... arguments) {
		MemorySegment symbol = this.library.find(name)
			.orElseThrow(() -> new UnsupportedOperationException("the C library has no " + name));
		return this.linker.downcallHandle(symbol, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
	}

	/**
	 * Starts a process.
	 * @param command the program's path and its arguments
	 * @param environment its whole environment
	 * @param descriptors open descriptors of this process: the first becomes the child's
	 * 0, the others its 3 and on
	 * @param silent whether nobody is to see what it prints
	 * @return its process identifier
	 * @throws IOException when it cannot be started
	 */
	long spawn(List<String> command, Map<String, String> environment, List<Integer> descriptors, boolean silent)
			throws IOException {
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment actions = arena.allocate(OPAQUE);
			check("posix_spawn_file_actions_init", (int) this.initActions.invokeExact(actions));
			hand(actions, descriptors);
			if (silent) {
				silence(actions, arena.allocateFrom("/dev/null"));
			}
			MemorySegment attributes = arena.allocate(OPAQUE);
			check("posix_spawnattr_init", (int) this.initAttributes.invokeExact(attributes));
			check("posix_spawnattr_setflags",
					(int) this.setFlags.invokeExact(attributes, (short) (SETPGROUP | SETSIGMASK)));
			MemorySegment process = arena.allocate(ValueLayout.JAVA_INT);
			List<String> variables = environment.entrySet()
				.stream()
				.map((variable) -> variable.getKey() + "=" + variable.getValue())
				.toList();
			check("posix_spawn", (int) this.spawn.invokeExact(process, arena.allocateFrom(command.getFirst()), actions,
					attributes, strings(arena, command), strings(arena, variables)));
			int ignored = (int) this.endActions.invokeExact(actions);
			return process.get(ValueLayout.JAVA_INT, 0);
		}
		catch (IOException | RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The first two moves keep clear of the numbers that are moved to: what is handed
	 * down is above them, since a JVM has opened much else before.
	 */
	private void hand(MemorySegment actions, List<Integer> descriptors) throws Throwable {
		int next = 0;
		for (int descriptor : descriptors) {
			check("posix_spawn_file_actions_adddup2", (int) this.dup2.invokeExact(actions, descriptor, next));
			next = (next == 0) ? 3 : next + 1;
		}
		check("posix_spawn_file_actions_addclosefrom_np", (int) this.closeFrom.invokeExact(actions, Math.max(next, 3)));
	}

	private void silence(MemorySegment actions, MemorySegment nowhere) throws Throwable {
		for (int output = 1; output <= 2; output++) {
			check("posix_spawn_file_actions_addopen",
					(int) this.open.invokeExact(actions, output, nowhere, WRITE_ONLY, 0));
		}
	}

	private static MemorySegment strings(Arena arena, List<String> strings) {
		MemorySegment pointers = arena.allocate(POINTER, strings.size() + 1L);
		for (int i = 0; i < strings.size(); i++) {
			pointers.setAtIndex(POINTER, i, arena.allocateFrom(strings.get(i)));
		}
		return pointers;
	}

	private static void check(String function, int error) throws IOException {
		if (error != 0) {
			throw new IOException("%s failed with error %d".formatted(function, error));
		}
	}

	/**
	 * Takes note of a child's end, so that the system forgets it. Waits for the end.
	 * @param process the child's process identifier
	 * @return how it ended, in words
	 */
	String reap(long process) {
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
			int reaped = (int) this.wait.invokeExact((int) process, status, 0);
			return (reaped > 0) ? describe(status.get(ValueLayout.JAVA_INT, 0)) : "ended";
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String describe(int status) {
		int signal = status & 0x7F;
		return (signal == 0) ? "exit code " + (status >> 8 & 0xFF) : "signal " + signal;
	}

}
