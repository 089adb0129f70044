package dev.wharf.user;

import java.nio.charset.Charset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for every user whose own settings do not say otherwise.
 *
 * @param fileNames The charset in which clients write file names.
 * @param asciiConversion Whether ASCII transfers convert line ends; without, they move
 * the octets as they are.
 */
@ConfigurationProperties("wharf.session")
public record UserDefaults(@DefaultValue("UTF-8") Charset fileNames, @DefaultValue("true") boolean asciiConversion) {

}
