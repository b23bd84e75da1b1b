"""Reports are made of the same small world that sessions are tested in."""

from ..session.conftest import settled, world, worlds  # noqa: F401
