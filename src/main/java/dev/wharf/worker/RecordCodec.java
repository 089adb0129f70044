package dev.wharf.worker;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Writes records component by component, so that every message between processes is a
 * plain record and nobody keeps a list of fields. Both ends run the same classes. Only
 * records of this project are made from what is read. Thread-safe.
 */
final class RecordCodec {

	private static final String PROJECT = "dev.wharf.";

	private static final int LONGEST = 1 << 24;

	private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

	/**
	 * Writes a record of any class.
	 * @throws IOException when the output fails
	 */
	void write(DataOutput out, Record content) throws IOException {
		text(out, content.getClass().getName().substring(PROJECT.length()));
		components(out, content);
	}

	/**
	 * Reads a record of any class.
	 * @throws IOException when the input fails or is not what {@link #write} writes
	 */
	Record read(DataInput in) throws IOException {
		String name = PROJECT + text(in);
		try {
			return components(in, Class.forName(name).asSubclass(Record.class));
		}
		catch (ClassNotFoundException | ClassCastException ex) {
			throw new IOException("No record: " + name, ex);
		}
	}

	private void components(DataOutput out, Record content) throws IOException {
		Shape shape = shape(content.getClass());
		for (int i = 0; i < shape.types().size(); i++) {
			value(out, shape.types().get(i), shape.get(content, i));
		}
	}

	private Record components(DataInput in, Class<? extends Record> type) throws IOException {
		Shape shape = shape(type);
		@Nullable Object[] values = new @Nullable Object[shape.types().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = value(in, shape.types().get(i));
		}
		return shape.make(values);
	}

	private Shape shape(Class<?> type) {
		return this.shapes.computeIfAbsent(type, Shape::of);
	}

	private void value(DataOutput out, Type type, @Nullable Object value) throws IOException {
		out.writeBoolean(value != null);
		switch (value) {
			case null -> {
			}
			case Integer number -> out.writeInt(number);
			case Long number -> out.writeLong(number);
			case Boolean truth -> out.writeBoolean(truth);
			case String text -> text(out, text);
			case byte[] octets -> octets(out, octets);
			case Enum<?> constant -> text(out, constant.name());
			case Duration duration -> text(out, duration.toString());
			case Instant instant -> text(out, instant.toString());
			case InetAddress address -> octets(out, address.getAddress());
			case Path path -> text(out, path.toString());
			case Charset charset -> text(out, charset.name());
			case DataSize size -> out.writeLong(size.toBytes());
			case Collection<?> elements -> elements(out, element(type), elements);
			case Record content when raw(type).isRecord() && raw(type) != Record.class -> components(out, content);
			case Record content -> write(out, content);
			default -> throw new IllegalArgumentException("Cannot be written: " + value.getClass());
		}
	}

	private @Nullable Object value(DataInput in, Type type) throws IOException {
		if (!in.readBoolean()) {
			return null;
		}
		Class<?> raw = raw(type);
		if (raw == int.class || raw == Integer.class) {
			return in.readInt();
		}
		if (raw == long.class || raw == Long.class) {
			return in.readLong();
		}
		if (raw == boolean.class || raw == Boolean.class) {
			return in.readBoolean();
		}
		if (raw.isEnum()) {
			return constant(raw, text(in));
		}
		if (Collection.class.isAssignableFrom(raw)) {
			return elements(in, element(type), raw);
		}
		if (raw.isRecord()) {
			return components(in, raw.asSubclass(Record.class));
		}
		return (raw == Record.class || (raw.isInterface() && raw != Path.class)) ? read(in) : scalar(in, raw);
	}

	private static Object constant(Class<?> raw, String name) throws IOException {
		for (Object constant : raw.getEnumConstants()) {
			if (((Enum<?>) constant).name().equals(name)) {
				return constant;
			}
		}
		throw new IOException("No constant of %s: %s".formatted(raw, name));
	}

	private static Object scalar(DataInput in, Class<?> raw) throws IOException {
		if (raw == DataSize.class) {
			return DataSize.ofBytes(in.readLong());
		}
		byte[] octets = octets(in);
		if (raw == byte[].class) {
			return octets;
		}
		if (raw == InetAddress.class) {
			return InetAddress.getByAddress(octets);
		}
		String text = new String(octets, StandardCharsets.UTF_8);
		return switch (raw.getSimpleName()) {
			case "String" -> text;
			case "Duration" -> Duration.parse(text);
			case "Instant" -> Instant.parse(text);
			case "Path" -> Path.of(text);
			case "Charset" -> Charset.forName(text);
			default -> throw new IOException("Cannot be read: " + raw);
		};
	}

	private void elements(DataOutput out, Type element, Collection<?> elements) throws IOException {
		out.writeInt(elements.size());
		for (Object each : elements) {
			value(out, element, each);
		}
	}

	private Collection<?> elements(DataInput in, Type element, Class<?> kind) throws IOException {
		int count = bounded(in.readInt());
		Collection<@Nullable Object> elements = Set.class.isAssignableFrom(kind) ? new LinkedHashSet<>()
				: new ArrayList<>();
		for (int i = 0; i < count; i++) {
			elements.add(value(in, element));
		}
		return elements;
	}

	private static void text(DataOutput out, String text) throws IOException {
		octets(out, text.getBytes(StandardCharsets.UTF_8));
	}

	private static String text(DataInput in) throws IOException {
		return new String(octets(in), StandardCharsets.UTF_8);
	}

	private static void octets(DataOutput out, byte[] octets) throws IOException {
		out.writeInt(octets.length);
		out.write(octets);
	}

	private static byte[] octets(DataInput in) throws IOException {
		byte[] octets = new byte[bounded(in.readInt())];
		in.readFully(octets);
		return octets;
	}

	private static int bounded(int length) throws IOException {
		if (length < 0 || length > LONGEST) {
			throw new IOException("Too long: " + length);
		}
		return length;
	}

	private static Class<?> raw(Type type) {
		return (Class<?>) ((type instanceof ParameterizedType parameterized) ? parameterized.getRawType() : type);
	}

	private static Type element(Type type) {
		return ((ParameterizedType) type).getActualTypeArguments()[0];
	}

	/**
	 * What a record class is made of.
	 *
	 * @param constructor the canonical one
	 * @param accessors of the components, in their order
	 * @param types of the components
	 */
	private record Shape(Constructor<?> constructor, List<Method> accessors, List<Type> types) {

		static Shape of(Class<?> type) {
			try {
				RecordComponent[] components = type.getRecordComponents();
				Constructor<?> constructor = type.getDeclaredConstructor(
						Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
				constructor.setAccessible(true);
				List<Method> accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toList();
				accessors.forEach((accessor) -> accessor.setAccessible(true));
				return new Shape(constructor, accessors,
						Arrays.stream(components).map(RecordComponent::getGenericType).toList());
			}
			catch (NoSuchMethodException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Nullable Object get(Record content, int index) {
			try {
				return this.accessors.get(index).invoke(content);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

		Record make(@Nullable Object[] values) throws IOException {
			try {
				return (Record) this.constructor.newInstance(values);
			}
			catch (ReflectiveOperationException ex) {
				throw new IOException("Not made: " + this.constructor.getDeclaringClass(), ex);
			}
		}

	}

}
