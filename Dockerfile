# The portal in one image; docker-compose.yml says which process each container runs.

FROM node:22-slim AS front
WORKDIR /portal
COPY package.json package-lock.json ./
COPY bin/build-front bin/
COPY static static
RUN bin/build-front

FROM python:3.11-slim-bookworm
WORKDIR /portal
COPY bin/_system bin/
RUN . bin/_system && provide_packages && rm -rf /var/lib/apt/lists/*
COPY requirements.lock .
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY . .
COPY --from=front /portal/static/built static/built
RUN python -m compileall -q scrutiny performance audits recommendations \
    && useradd --system --create-home --uid 10001 scrutiny \
    && install --directory --owner=scrutiny --mode=0700 /var/lib/scrutiny
ENV SCRUTINY_VAR=/var/lib/scrutiny PYTHONUNBUFFERED=1
USER scrutiny
EXPOSE 8000
CMD ["gunicorn", "scrutiny.config.wsgi", "--bind=0.0.0.0:8000", "--workers=3", \
     "--worker-class=gthread", "--threads=4", \
     "--worker-tmp-dir=/dev/shm", "--access-logfile=-"]
