# The operator: turns KafkaCluster resources into brokers.
# docker build -f operator/images/operator.Dockerfile -t NAME operator/controller/target/quarkus-app
FROM eclipse-temurin:25-jdk AS runtime
RUN jlink --output /opt/samsa/java --no-header-files --no-man-pages --strip-java-debug-attributes \
    --generate-cds-archive \
    --add-modules java.se,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

FROM debian:stable-slim
RUN useradd --uid 10001 --no-create-home --home-dir /tmp samsa
COPY --from=runtime /opt/samsa/java /opt/samsa/java
COPY . /opt/samsa/lib
USER 10001:10001
WORKDIR /tmp
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["/opt/samsa/java/bin/java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", \
    "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", \
    "-jar", "/opt/samsa/lib/quarkus-run.jar"]
