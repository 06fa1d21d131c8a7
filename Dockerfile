# SPDX-License-Identifier: EUPL-1.2
# Build stage: the compiler, the headers and the front end's packages. Nothing of it is in the image that runs.
FROM debian:12-slim AS build
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    gcc cmake ninja-build pkg-config libmicrohttpd-dev libsqlite3-dev libjansson-dev libsodium-dev zlib1g-dev libjemalloc-dev libgnutls28-dev libcurl4-gnutls-dev libical-dev \
    nodejs npm ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /bouw
COPY . .
RUN cd web && npm ci --no-audit --no-fund && npm run build
RUN cmake --preset release && cmake --build --preset release --target gezinsplan && strip build/release/gezinsplan

# What runs: the program, its pages and migrations, the shared libraries. Not root; the data is a volume.
FROM debian:12-slim
RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    libmicrohttpd12 libsqlite3-0 libjansson4 libsodium23 zlib1g libjemalloc2 libcurl3-gnutls libical3 ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home /var/lib/gezinsplan --create-home gezinsplan
COPY --from=build /bouw/build/release/gezinsplan /usr/local/bin/gezinsplan
COPY --from=build /bouw/web/pages /usr/share/gezinsplan/web/pages
COPY --from=build /bouw/web/partials /usr/share/gezinsplan/web/partials
COPY --from=build /bouw/web/dist /usr/share/gezinsplan/web/dist
COPY --from=build /bouw/migrations /usr/share/gezinsplan/migrations
COPY --from=build /bouw/LICENSE /usr/share/doc/gezinsplan/LICENSE
ENV GEZINSPLAN_GEGEVENS=/var/lib/gezinsplan GEZINSPLAN_WEB=/usr/share/gezinsplan/web \
    GEZINSPLAN_MIGRATIES=/usr/share/gezinsplan/migrations GEZINSPLAN_ADRES=0.0.0.0
USER gezinsplan
VOLUME /var/lib/gezinsplan
EXPOSE 8080
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "gezinsplan migrate && exec gezinsplan serve"]
