package dev.wharf.audit;

import dev.wharf.event.WharfEvent.Recorded;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.integration.channel.PublishSubscribeChannel;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;

/**
 * Offers what happens to Spring Integration: whatever subscribes to the channel
 * {@code wharfEvents} gets each event as the payload of a message, on the thread on which
 * it happened, and must be quick or hand over to another.
 */
@Configuration(proxyBeanMethods = false)
class EventChannel {

	@Bean
	PublishSubscribeChannel wharfEvents() {
		PublishSubscribeChannel channel = new PublishSubscribeChannel();
		channel.setIgnoreFailures(true);
		return channel;
	}

	/** Passes events on. */
	@Component
	static class Feed {

		private final PublishSubscribeChannel channel;

		Feed(PublishSubscribeChannel wharfEvents) {
			this.channel = wharfEvents;
		}

		@EventListener
		void on(Recorded event) {
			if (this.channel.getSubscriberCount() > 0) {
				this.channel.send(MessageBuilder.withPayload(event).build());
			}
		}

	}

}
