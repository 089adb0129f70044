# The image of Wharf: ./mvnw package, then docker build (or buildah build) in this folder.
#
# BUILD_IMAGE needs a JDK 25 and jlink; BASE_IMAGE the C library of Debian and nothing else, no shell either.
ARG BUILD_IMAGE=eclipse-temurin:25-jdk
ARG BASE_IMAGE=debian:stable-slim

# A run time with the modules that Wharf and its libraries use, all character sets, and jcmd, as there is no other way to look
# inside
FROM ${BUILD_IMAGE} AS runtime
RUN ["jlink", "--output", "/opt/java", "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--add-modules", \
     "java.se,jdk.charsets,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs"]

# What changes seldom in layers of its own
FROM ${BUILD_IMAGE} AS layers
COPY target/wharf.jar /build/wharf.jar
RUN ["java", "-Djarmode=tools", "-jar", "/build/wharf.jar", "extract", "--layers", "--destination", "/build/layers"]

FROM ${BASE_IMAGE} AS application
COPY --from=runtime /opt/java /opt/java
COPY --from=layers /build/layers/dependencies/ /opt/wharf/
COPY --from=layers /build/layers/snapshot-dependencies/ /opt/wharf/
COPY --from=layers /build/layers/application/ /opt/wharf/

# A start that ends before it listens tells the JVM what to keep ready
FROM application AS training
RUN ["/opt/java/bin/java", "-XX:AOTCacheOutput=/opt/wharf/wharf.aot", "-Dspring.context.exit=onRefresh", \
     "-jar", "/opt/wharf/wharf.jar", "--wharf.demo.folder=/tmp/data"]

FROM application
ARG BASE_IMAGE
ARG VERSION=
ARG REVISION=
ARG CREATED=
LABEL org.opencontainers.image.title="Wharf" \
      org.opencontainers.image.description="A managed FTP and FTPS service" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.base.name="${BASE_IMAGE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
COPY --from=training /opt/wharf/wharf.aot /opt/wharf/wharf.aot
USER 10021:10021
WORKDIR /tmp
EXPOSE 2121 8081 50000-50063
ENTRYPOINT ["/opt/java/bin/java", "-XX:AOTCache=/opt/wharf/wharf.aot", "-XX:MaxRAMPercentage=60", \
            "-Dsun.net.inetaddr.ttl=2", "-Dsun.net.inetaddr.negative.ttl=1", \
            "-jar", "/opt/wharf/wharf.jar"]
