# 20, 22 and 24 pass all tests.
ARG NODE=24
FROM node:${NODE}-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && find build node_modules -name '*.map' -delete

FROM node:${NODE}-slim
ENV NODE_ENV=production PORT=3000 RULEWATCH_FOLDER=/app/.data
# npm keeps its log and cache in the home of its user, which is read-only in compose.yaml.
ENV npm_config_cache=/tmp/.npm npm_config_update_notifier=false
# Set these when you run it, where they apply (.env.example tells what they are):
#   ORIGIN         the address the world sees, such as https://rulewatch.example
#   DATABASE_URL   a PostgreSQL to use in place of the embedded database
WORKDIR /app
COPY --from=build /app/package.json /app/server.js ./
COPY --from=build /app/bin ./bin
COPY --from=build /app/front ./front
COPY --from=build /app/drizzle ./drizzle
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/build ./build
RUN install --directory --owner=node --group=node --mode=700 .data /backups
USER node
# The embedded database, or the file “secret”; and the backups. Give both a name when you run it, or they go with the container.
VOLUME ["/app/.data", "/backups"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
	CMD ["node", "-e", "fetch(`http://localhost:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
