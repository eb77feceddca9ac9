# The web service. Built in two steps, so that Node.js, caches and sources stay out of the result.
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock requirements-build.lock requirements-node.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-build.lock \
    && pip install --no-cache-dir --require-hashes -r requirements-node.lock \
    && pip wheel --no-cache-dir --require-hashes --wheel-dir /wheels -r requirements.lock
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
RUN python tools/assets.py \
    && pip wheel --no-deps --no-build-isolation --wheel-dir /wheels .

FROM python:3.12-slim
# Mounted from the build, so that the wheels are installed and never a layer of their own.
RUN --mount=from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links /wheels leadership-map
RUN useradd --uid 10001 --create-home --home-dir /var/lib/leadership-map leadership-map
USER 10001
WORKDIR /var/lib/leadership-map
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["leadership-map", "serve", "--host", "0.0.0.0", "--port", "8000"]
