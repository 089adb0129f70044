package dev.wharf.management;

import java.net.URI;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Finds requests that change something and that a page of another site has made a browser
 * send, which adds the operator's login by itself. Browsers tell on such requests
 * ({@code Sec-Fetch-Site}, or {@code Origin} of older ones); programs send neither.
 */
final class ForeignOrigin implements RequestMatcher {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private static final Set<String> OWN = Set.of("same-origin", "none");

	@Override
	public boolean matches(HttpServletRequest request) {
		if (READING.contains(request.getMethod())) {
			return false;
		}
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return !OWN.contains(site);
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null && !isAt(origin, request.getHeader(HttpHeaders.HOST));
	}

	private static boolean isAt(String origin, @Nullable String host) {
		try {
			return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
