"""A bucket of S3's, on a server that the tests start; the archive of originals is then there."""

from collections.abc import Iterator
from uuid import uuid4

import pytest

from socfin import archive, engines


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """Its address."""
    from moto.server import ThreadedMotoServer  # a second or more, for these tests alone

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3: str, settings, monkeypatch) -> str:
    """The name of an empty bucket, in which the site's originals lie from now on."""
    import boto3

    name = f"original-{uuid4()}"
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=s3, **keys).create_bucket(Bucket=name)
    monkeypatch.setenv("SOCFIN_FILES_KEY", "test")
    monkeypatch.setenv("SOCFIN_FILES_SECRET", "test")
    lie_in(settings, f"s3://{name}/socfin?endpoint={s3}&region=us-east-1")
    return name


def lie_in(settings, url: str) -> None:
    """Let originals lie where the address says."""
    settings.FILES_URL = url
    settings.STORAGES = {**settings.STORAGES, "default": engines.files(url)}
    archive._archive.cache_clear()
