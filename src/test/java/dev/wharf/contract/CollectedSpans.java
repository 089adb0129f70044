package dev.wharf.contract;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** Keeps the spans that services of this Java send, as a collector would. */
final class CollectedSpans implements SpanExporter {

	private static final List<SpanData> SPANS = new CopyOnWriteArrayList<>();

	/** Those of one trace. */
	static List<SpanData> of(String trace) {
		return SPANS.stream().filter((span) -> span.getTraceId().equals(trace)).toList();
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		SPANS.addAll(spans);
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

}
