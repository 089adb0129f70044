package dev.wharf.console;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Puts the page on the management port, under {@code /console/}.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnConsole
class ConsoleConfiguration {

	@Bean
	ConsoleEvents consoleEvents(Snapshots snapshots, History history, ConsoleProperties properties, JsonMapper json) {
		return new ConsoleEvents(snapshots, history, properties, json);
	}

	/** Asked for anew each time: the page has to fit the service it speaks with. */
	@Bean
	ResourceHttpRequestHandler consoleFiles() {
		ResourceHttpRequestHandler files = new ResourceHttpRequestHandler();
		files.setLocations(List.of(new ClassPathResource("console/")));
		files.setCacheControl(CacheControl.noCache());
		return files;
	}

	@Bean
	HandlerMapping consolePages(ConsoleEvents consoleEvents, ResourceHttpRequestHandler consoleFiles) {
		HttpRequestHandler toPage = (request, response) -> response
			.sendRedirect(request.getContextPath() + "/console/");
		HttpRequestHandler page = (request, response) -> request.getRequestDispatcher("/console/index.html")
			.forward(request, response);
		return new SimpleUrlHandlerMapping(Map.of("/console", toPage, "/console/", page, "/console/events",
				consoleEvents, "/console/*", consoleFiles), Ordered.HIGHEST_PRECEDENCE);
	}

}
