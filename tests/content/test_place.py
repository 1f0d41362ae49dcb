from skinspots_lib.content import place


def test_variable_names_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SKINSPOTS_DATA", str(tmp_path))
    assert place.data_dir() == tmp_path


def test_clone_comes_before_the_wheel(monkeypatch):
    monkeypatch.delenv("SKINSPOTS_DATA", raising=False)
    assert (place.data_dir() / "conditions.csv").exists()
    assert place.data_dir().parent.joinpath("pyproject.toml").exists()


def test_wheel_is_used_without_a_clone(monkeypatch, tmp_path):
    monkeypatch.delenv("SKINSPOTS_DATA", raising=False)
    inside = tmp_path / "site-packages" / "skinspots_lib" / "content" / "place.py"
    monkeypatch.setattr(place, "__file__", str(inside))
    assert place.data_dir() == tmp_path.resolve() / "site-packages" / "skinspots_lib" / "data"
