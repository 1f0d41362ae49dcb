import base64
import io
import re
import subprocess
import sys

import numpy as np
import pytest
from measures import SCALE
from PIL import Image

from skinspots_lib.skin import STOPS, draw, frames, make_patch, render
from skinspots_lib.skin.base.colour import difference, from_levels, to_lab


def opened(frame):
    return np.asarray(Image.open(io.BytesIO(frame)).convert("RGB"))


def test_drawing_has_words_a_table_and_says_that_it_is_simulated():
    picture = draw("petechiae", tone=8, pressure=1.0, seed=2)
    html = picture._repr_html_()
    assert "tone 8 of 10" in picture.alt and "pressed firmly" in picture.alt
    assert "Simulation only" in html and 'alt="Simulated skin' in html
    assert set(picture.table["response"]) == {"stays"}


def shown_by(picture):
    """Give the pixels of what a notebook shows, without the table of numbers under it."""
    data = re.search(r'src="data:image/webp;base64,([^"]+)"', picture._repr_html_())
    return opened(base64.b64decode(data[1]))


def test_drawing_is_shown_without_matplotlib():
    code = (
        "import sys; from skinspots_lib.skin import draw; draw('petechiae')._repr_html_();"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_drawing_shows_a_bar_of_ten_millimetres():
    shown = shown_by(draw("petechiae", tone=9, seed=2))
    assert shown.shape == (600, 600, 3)
    # Between its dark ends the bar is as long as 10 of the 40 mm that the picture is wide.
    (white,) = np.nonzero((shown[571] > 230).all(axis=1))
    assert 600 / 40 * 10 - 5 <= white.max() - white.min() <= 600 / 40 * 10


def test_drawing_and_its_axes_show_the_same_skin():
    picture = draw("purpura", tone=4, seed=2)
    before = Image.fromarray(shown_by(picture)).resize((100, 100), Image.BOX)
    picture.ax.set_position((0, 0, 1, 1))
    picture.ax.figure.set_layout_engine("none")
    after = Image.fromarray(shown_by(picture)).resize((100, 100), Image.BOX)
    above_the_bar = slice(0, 85)
    assert apart(np.asarray(before)[above_the_bar], np.asarray(after)[above_the_bar]) <= 2


def test_what_is_drawn_on_the_axes_is_shown():
    picture = draw("purpura", tone=4, seed=2)
    before = shown_by(picture)
    picture.ax.set_title("A title")
    assert picture.ax.get_title() == "A title"
    assert shown_by(picture).shape != before.shape
    assert picture.ax.texts[0].get_text() == "10 mm"


def test_drawing_uses_the_axes_given():
    from matplotlib.figure import Figure

    ax = Figure().add_subplot()
    assert draw("purpura", ax=ax).ax is ax
    assert [text.get_text() for text in ax.texts] == ["10 mm"]


def test_size_asked_for_is_the_size_drawn():
    sizes = draw("cherry_angioma", size_mm=3, seed=1).table["size_mm"]
    assert sizes.between(2.9, 3.1).all()


@pytest.mark.parametrize("size_mm", [0, -1, (5, 2), 100])
def test_size_out_of_range_says_the_range(size_mm):
    with pytest.raises(ValueError, match="from 0.2 to 60"):
        draw("purpura", size_mm=size_mm)


def test_five_frames_are_small_and_hold_nothing_but_the_picture():
    for tone in (2, 8):
        stored = frames(make_patch("petechiae", tone=tone, seed=1))
        assert sum(map(len, stored)) <= 120_000
        for frame in stored:
            assert not any(tag in frame for tag in (b"EXIF", b"XMP ", b"ICCP", b"petech"))


def test_frames_are_the_same_where_no_thread_can_be_started(monkeypatch):
    def none(_thread):
        raise RuntimeError("can't start new thread")

    patch = make_patch("purpura", tone=7, seed=2, size_px=100, mm_per_px=0.4)
    threaded = frames(patch)
    monkeypatch.setattr("threading.Thread.start", none)
    assert frames(patch) == threaded


def blend(shown, pressure):
    after = next(i for i, stop in enumerate(STOPS) if stop > pressure)
    share = (pressure - STOPS[after - 1]) / (STOPS[after] - STOPS[after - 1])
    return (1 - share) * shown[after - 1] + share * shown[after]


def apart(one, other):
    """How far two pictures differ at all but one pixel in a hundred."""
    return np.percentile(difference(to_lab(from_levels(one)), to_lab(from_levels(other))), 99)


@pytest.mark.parametrize("condition", ["viral_exanthem", "cherry_angioma", "heat_rash"])
@pytest.mark.parametrize("tone", [1, 3, 8])
def test_blend_of_five_pressures_looks_like_the_exact_picture(condition, tone):
    patch = make_patch(condition, tone=tone, seed=3, **SCALE)
    shown = [render(patch, pressure=stop).astype(float) for stop in STOPS]
    for pressure in (0.08, 0.26, 0.49, 0.8):
        assert apart(blend(shown, pressure), render(patch, pressure=pressure)) <= 1.4


@pytest.mark.parametrize(("tone", "most"), [(3, 2.0), (8, 2.3), (10, 2.6)])
def test_blend_of_stored_frames_is_as_good_as_a_stored_picture(tone, most):
    patch = make_patch("viral_exanthem", tone=tone, seed=3)
    shown = [opened(frame).astype(float) for frame in frames(patch)]
    exact = render(patch, pressure=0.49)
    # WebP keeps colours in 8 bits of its own, which costs this much at any quality.
    stored = opened(frames(patch, (0.49,))[0])
    assert apart(blend(shown, 0.49), exact) <= min(apart(stored, exact) + 0.1, most)


def test_frames_of_one_patch_share_their_grain():
    patch = make_patch("heat_rash", tone=5, seed=3, **SCALE)
    assert (render(patch) == render(patch)).all()
