# The dashboard as a CPU image: docker build --tag neural-networks-live .
FROM python:3.13-slim-bookworm

# The health check runs the app, so that a new server knows it before the first visitor comes.
# Nothing is written but below /tmp, so the image runs with a read-only file system
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 TF_CPP_MIN_LOG_LEVEL=2 HOME=/tmp \
    STREAMLIT_SERVER_SCRIPT_HEALTH_CHECK_ENABLED=true
WORKDIR /dashboard
# The font draws Chinese in pictures that are saved; its newest version is the right one
# hadolint ignore=DL3008
RUN apt-get update && apt-get install --yes --no-install-recommends fonts-noto-cjk \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install --no-cache-dir --disable-pip-version-check --requirement requirements.txt \
    && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin dashboard
COPY . .
USER 10001

EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; [u.urlopen(f'http://127.0.0.1:8501/_stcore/{one}health{two}', timeout=14) for one, two in (('', ''), ('script-', '-check'))]"]
CMD ["streamlit", "run", "dashboard.py", "--server.address=0.0.0.0", "--server.port=8501"]
