# The bot and the console of a city. The simulator, the tests and the demo's Postgres stay outside.
FROM node:22-slim AS assets
WORKDIR /assets
COPY package.json package.json
COPY package-lock.json package-lock.json
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev

FROM python:3.12-slim AS packages
COPY requirements/run.txt /tmp/run.txt
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r /tmp/run.txt

FROM python:3.12-slim
RUN useradd --system --no-create-home yavar
WORKDIR /yavar
COPY --from=packages /venv /venv
COPY --from=assets /assets/node_modules/htmx.org/dist node_modules/htmx.org/dist
COPY --from=assets /assets/node_modules/vazirmatn/fonts/webfonts node_modules/vazirmatn/fonts/webfonts
COPY bot bot
COPY console console
COPY handlers handlers
COPY talk talk
COPY triage triage
COPY services services
COPY models models
COPY migrations migrations
COPY texts texts
COPY locales locales
COPY data/tehran data/tehran
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1
# Compiled once here: the running user may not write.
RUN python -m compileall -q .
USER yavar
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run", "--roles", "poll,turn,send"]
