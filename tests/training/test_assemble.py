"""A pipeline is put in place in one step, over an older one too."""

from pathlib import Path

import spacy

from training.assemble import put_in_place


def test_a_new_pipeline_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "models" / "small"
    put_in_place(spacy.blank("en"), folder)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")

    put_in_place(nlp, folder)

    assert spacy.load(folder).pipe_names == ["sentencizer"]
    assert [path.name for path in folder.parent.iterdir()] == ["small"]
