package dev.wharf.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import org.yaml.snakeyaml.Yaml;

/** The chart of this project, as Helm sees it. */
final class Chart {

	static final String RELEASE = "files";

	/** What nearly everything is called. */
	static final String NAME = RELEASE + "-wharf";

	private static final Path FOLDER = Path.of("helm/wharf");

	private Chart() {
	}

	/** Looks for mistakes, with the values as they come. */
	static LintResult lint() {
		return new Helm(FOLDER).lint().strict().call();
	}

	/**
	 * Renders the chart.
	 * @param values YAML
	 * @return all manifests
	 * @throws RuntimeException with Helm's words, when it refuses
	 */
	static List<JsonObject> render(String values) {
		String rendered = with(values,
				(file) -> new Helm(FOLDER).template()
					.withName(RELEASE)
					.withNamespace("default")
					.withValuesFile(file)
					.call());
		return StreamSupport.stream(new Yaml().loadAll(rendered).spliterator(), false)
			.filter((manifest) -> manifest != null)
			.map(Chart::json)
			.toList();
	}

	/** Reads YAML as what is rendered is read. */
	static JsonObject read(String yaml) {
		return json(new Yaml().load(yaml));
	}

	private static JsonObject json(Object read) {
		return new Gson().toJsonTree(read).getAsJsonObject();
	}

	/** The objects in an array. */
	static List<JsonObject> elements(JsonArray array) {
		return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
	}

	/** The only manifest of that kind and name. */
	static JsonObject one(List<JsonObject> manifests, String kind, String name) {
		return manifests.stream()
			.filter((manifest) -> manifest.get("kind").getAsString().equals(kind))
			.filter((manifest) -> manifest.getAsJsonObject("metadata").get("name").getAsString().equals(name))
			.reduce((one, other) -> {
				throw new AssertionError("There are two: " + one + other);
			})
			.orElseThrow();
	}

	private static <T> T with(String values, Function<Path, T> work) {
		try {
			Path file = Files.createTempFile("values", ".yaml");
			try {
				return work.apply(Files.writeString(file, values));
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
