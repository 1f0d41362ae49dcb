import os
import subprocess
import sys

from skinspots_lib.content.dictionary import COMMAND, dictionary
from skinspots_lib.content.place import data_dir
from skinspots_lib.content.schema import package


def test_data_readme_is_the_one_the_schema_prints():
    printed = (data_dir() / "README.md").read_text(encoding="utf-8")
    assert printed == dictionary(), f"data/README.md is stale: run {COMMAND}"


def test_every_column_stands_in_the_dictionary():
    text = dictionary()
    for table in package().values():
        assert f"## {table.name}\n" in text
        for column in table.columns:
            assert f"| `{column.name}` | {column.meaning}" in text


def test_command_writes_the_file(data_copy):
    (data_copy / "README.md").unlink()
    env = {**os.environ, "SKINSPOTS_DATA": str(data_copy)}
    subprocess.run([sys.executable, *COMMAND.split()[1:]], check=True, env=env)
    assert (data_copy / "README.md").read_text(encoding="utf-8") == dictionary()
