import numpy as np
import pytest

from skinspots_lib.skin import optics, table
from skinspots_lib.skin.base.colour import difference, to_lab


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr(table, "cache_path", lambda: tmp_path / "deep" / "skin.npy")
    table.table.cache_clear()
    yield tmp_path / "deep" / "skin.npy"
    table.table.cache_clear()


def test_table_agrees_with_the_optics_between_its_nodes():
    rng = np.random.default_rng(4)
    mixes = rng.random((150, 5)) ** (1, 2, 2, 1, 2) * (0.5, 0.4, 0.2, 1.0, 4e-4)
    exact = to_lab([optics.skin_rgb(*mix) for mix in mixes])
    apart = difference(exact, to_lab([table.skin_colour(*mix) for mix in mixes]))
    assert np.percentile(apart, 95) <= 0.6
    assert apart.max() <= 2


def test_arrays_and_single_numbers_give_the_same_colour():
    rng = np.random.default_rng(5)
    mixes = (rng.random((5, 20)) * [[0.5], [0.4], [0.2], [1.0], [4e-4]]).astype(np.float32)
    together = table.skin_colour(*mixes)
    alone = to_lab([table.skin_colour(*mix) for mix in mixes.T.tolist()])
    assert difference(to_lab(together.T), alone).max() <= 0.6


def test_table_takes_at_most_one_megabyte():
    assert table.build().nbytes <= 1_000_000


def test_table_is_kept_and_read_again(own_cache):
    first = table.table()
    assert own_cache.exists()
    table.table.cache_clear()
    assert (table.table() == first).all()


def test_damaged_file_in_the_cache_is_built_again(own_cache):
    own_cache.parent.mkdir()
    own_cache.write_bytes(b"not a table")
    assert np.isfinite(table.table()).all()
    assert own_cache.stat().st_size > 900_000


def test_disk_that_cannot_be_written_only_costs_time(own_cache):
    own_cache.parent.write_text("a file where the folder should be")
    assert table.table().shape == table.SHAPE


def test_cache_is_named_after_the_constants(monkeypatch):
    before = table.cache_path()
    monkeypatch.setattr(table, "fingerprint", lambda laws: "another state")
    assert table.cache_path() != before


def test_table_with_another_spacing_is_another_file(monkeypatch):
    before = table.cache_path()
    monkeypatch.setitem(table.AXES, "upper", (1.0, 2, 24))
    assert table.cache_path() != before
