"""The frame for plain ipywidgets."""

import subprocess
import sys

import ipywidgets
import pytest

from skinspots_lib import widgets


def test_frame_holds_the_box_and_a_guard_that_is_not_shown():
    box = ipywidgets.VBox([ipywidgets.Checkbox()])
    framed = widgets.frame(box)
    assert framed.children[0] is box
    assert framed.children[1].layout.display == "none"
    assert "sk-frame" in framed._dom_classes


def test_frame_of_a_list_says_how_to_put_it_in_a_box():
    with pytest.raises(TypeError, match=r"got list.*VBox\(\[a, b\]\)"):
        widgets.frame([ipywidgets.Checkbox()])


def test_widgets_lists_its_parts_and_names_them_when_one_is_unknown():
    assert {"chances", "course_map", "frame", "glass", "passport", "results"} < set(dir(widgets))
    with pytest.raises(AttributeError, match="it has: .*frame, glass"):
        _ = widgets.glas


def test_import_of_the_course_loads_no_widget_library():
    code = "import sys, skinspots_lib.widgets; sys.exit('ipywidgets' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
