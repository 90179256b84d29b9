# The app as an image, with the built-in corpus in it: `docker build -t targets .`, then README, "Host it".
# `python -m tests.container` goes through these steps without Docker.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

WORKDIR /app

# What Debian must give beside Python; Community Cloud reads the same two files.
COPY packages.txt requirements.txt ./
RUN if [ -s packages.txt ]; then apt-get update && xargs apt-get install -y --no-install-recommends < packages.txt && rm -rf /var/lib/apt/lists/*; fi
RUN python -m pip install -r requirements.txt

COPY . .
RUN python -m lib build data/articles --to data/corpus

# What visitors keep (KEEP_FOLDER=/kept) outlives the container there; the app itself is nobody's to change.
RUN useradd --uid 10001 --create-home app && mkdir /kept && chown app /kept && chmod 700 /kept
VOLUME /kept
USER app

# localhost is what its log prints; without a name Streamlit would ask the network for its own address
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "streamlit_app.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true", "--browser.serverAddress=localhost", "--server.fileWatcherType=none"]
