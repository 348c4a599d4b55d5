# Assets: the design system, fonts and scripts that the pages and papers use.
FROM node:22-slim AS assets
WORKDIR /build/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run --silent build

# Python packages, locked.
FROM python:3.13-slim AS packages
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /app
COPY pyproject.toml uv.lock .python-version ./
RUN uv sync --locked --no-dev --no-install-project --python /usr/local/bin/python

# What runs.
FROM python:3.13-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 edi
WORKDIR /app
COPY --from=packages /app/.venv ./.venv
COPY . .
COPY --from=assets /build/static/vendor ./static/vendor
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1
RUN SECRET_KEY=only-for-this-step-000000000000000000000000000000000 python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q accounts edi_tracker foundation imports measures objectives plans public reporting
USER edi
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "bin/healthcheck.py"]
CMD ["gunicorn", "edi_tracker.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--worker-class", "gthread", "--threads", "4", "--no-control-socket", "--forwarded-allow-ips", "*"]
