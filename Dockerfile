# The API and the command line in one image: the wheel of this checkout on what the hashed lock names, as a user without
# rights. `docker compose up` builds it; alone it keeps its graph in the volume /store:
#   docker run --env-file .env -p 127.0.0.1:8000:8000 -v dramatis:/store dramatis
FROM python:3.12-slim AS wheel
WORKDIR /checkout
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
COPY requirements.lock /tmp/requirements.lock
RUN pip install --no-cache-dir --require-hashes -r /tmp/requirements.lock -c /tmp/requirements.lock
COPY --from=wheel /wheels /tmp/wheels
RUN pip install --no-cache-dir --no-deps /tmp/wheels/*.whl \
    && rm -r /tmp/wheels /tmp/requirements.lock \
    && useradd --system --uid 10001 --no-create-home dramatis \
    && install -d -o dramatis /store
USER dramatis
WORKDIR /store
VOLUME /store
# All addresses of the container; which of the machine's are published is the caller's to say.
ENV DRAMATIS_HOST=0.0.0.0 \
    DRAMATIS_PORT=8000 \
    DRAMATIS_STORE=/store \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4).close()"]
ENTRYPOINT ["dramatis"]
CMD ["serve"]
