"""A run begins only on the very files that the recipe was written for."""

from pathlib import Path

import pytest

from training import inputs


def test_the_right_files_pass(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")

    inputs.check(tmp_path, {"a.txt": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})


def test_every_missing_or_changed_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "changed.txt").write_bytes(b"other")

    with pytest.raises(inputs.InputError, match=r"changed\.txt has SHA-256 .*; missing\.txt is missing"):
        inputs.check(tmp_path, {"changed.txt": "0" * 64, "missing.txt": "0" * 64})


def test_every_file_of_the_recipe_has_its_checksum() -> None:
    assert set(inputs.read_checksums()) == set(inputs.ALL)


def test_no_development_or_test_part_is_in_a_training_list() -> None:
    trained = (*inputs.UD_TRAIN, inputs.GMB, inputs.CROSSNER_TRAIN, inputs.WIKIGOLD, *inputs.BTC)

    assert not [name for name in trained if "dev" in name or "test" in name]
