"""The server under test: what `dramatis serve` runs, over the store that the settings name, which is left as it is."""

import os

from api.serving import serve_until_stopped
from api.wiring import open_store
from dramatis.settings import read_settings

if __name__ == "__main__":
    settings = read_settings(os.environ)
    opened = open_store(settings)
    try:
        serve_until_stopped(opened, settings)
    finally:
        opened.close()
