import base64
import html
import subprocess
import sys
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from matplotlib.figure import Figure
from nbclient import NotebookClient

from skinspots_lib.picture import Picture, with_alt

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
ALT = "Bar chart of five spots that stay and three that fade."


@pytest.fixture
def ax():
    ax = Figure(figsize=(3, 2)).add_subplot()
    ax.bar(["fades", "stays"], [3, 5])
    return ax


class Page(HTMLParser):
    """The elements of a piece of HTML: name and attributes; and its text."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.text = [], []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def test_picture_is_an_image_with_its_alternative_text(ax):
    (image,) = Page(with_alt(ax, ALT)._repr_html_()).all("img")
    assert image["alt"] == ALT
    assert image["src"].startswith("data:image/png;base64,")


def test_a_picture_of_skin_is_small_and_keeps_its_width(ax):
    ax.imshow([[[200, 150, 120], [90, 60, 50]]])
    (image,) = Page(with_alt(ax, ALT)._repr_html_()).all("img")
    assert image["src"].startswith("data:image/webp;base64,")
    assert 200 < int(image["width"]) < 320


def test_picture_shrinks_in_a_narrow_window(ax):
    (image,) = Page(with_alt(ax, ALT)._repr_html_()).all("img")
    assert "max-width:100%" in image["style"]
    assert 200 < int(image["width"]) < 320


def test_everything_that_is_shown_is_escaped(ax):
    nasty = '<b onclick="x">&'
    table = pd.DataFrame({nasty: [nasty], "n": [1]})
    source = Picture(ax, nasty, table=table, caption=nasty, title=nasty)._repr_html_()
    assert "<b " not in source
    assert Page(source).all("img")[0]["alt"] == nasty
    assert source.count(html.escape(nasty)) == 6


def test_numbers_are_a_table_with_headers_for_both_ways(ax):
    table = pd.DataFrame({"category": ["infection", "genetic"], "count": [3, 2]})
    page = Page(Picture(ax, ALT, table=table, title="Causes")._repr_html_())
    assert [cell["scope"] for cell in page.all("th")] == ["col", "col", "row", "row"]
    assert page.all("details") and page.all("summary") and page.all("caption")
    assert "The numbers: Causes" in page.text
    assert [text for text in page.text if text.isdigit()] == ["3", "2"]


def test_wide_numbers_can_be_moved_by_keyboard(ax):
    table = pd.DataFrame({"category": ["infection"], "count": [3]})
    (frame,) = Page(Picture(ax, ALT, table=table, title="Causes")._repr_html_()).all("div")
    assert frame["tabindex"] == "0"
    assert frame["aria-label"] == "The numbers: Causes"
    assert "overflow-x:auto" in frame["style"]


def test_blank_and_round_numbers_are_shown_as_people_write_them(ax):
    table = pd.DataFrame({"term": ["petechiae", "purpura"], "max_mm": [2.0, float("nan")]})
    page = Page(Picture(ax, ALT, table=table)._repr_html_())
    assert "2" in page.text
    assert "nan" not in page.text


def test_picture_without_numbers_has_no_table(ax):
    assert "<details" not in with_alt(ax, ALT)._repr_html_()


def test_numbers_may_be_laid_out_apart_from_the_table(ax):
    picture = Picture(ax, ALT, table=pd.DataFrame({"count": [1]}))
    picture.numbers = pd.DataFrame({"Category": ["Infection"]})
    assert "Infection" in picture._repr_html_()
    assert picture.table["count"].tolist() == [1]


@pytest.mark.parametrize("alt", ["", "  \n ", None])
def test_empty_alternative_text_says_what_to_write(ax, alt):
    with pytest.raises(ValueError, match="Write one sentence: the kind of chart, what is compared"):
        with_alt(ax, alt)


def test_long_alternative_text_says_how_long_it_may_be(ax):
    assert with_alt(ax, "a" * 250).alt == "a" * 250
    with pytest.raises(ValueError, match="has 251 characters; at most 250"):
        with_alt(ax, "a" * 251)


def test_picture_with_a_file_of_its_own_is_drawn_when_its_axes_are_asked_for(ax):
    drawn = []
    picture = Picture(lambda: drawn.append(ax) or ax, ALT, file=lambda: ("png", PIXEL))
    assert f"base64,{base64.b64encode(PIXEL).decode()}" in picture._repr_html_()
    assert repr(picture) == f"Picture: {ALT}"
    assert not drawn
    assert picture.ax is picture.ax is ax
    assert drawn == [ax]
    (image,) = Page(picture._repr_html_()).all("img")
    assert image["alt"] == ALT and int(image["width"]) > 200


def test_list_of_axes_is_refused_with_the_way_out():
    axes = Figure().subplots(1, 2)
    with pytest.raises(TypeError, match=r"Give the Figure: axes\[0\]\.figure"):
        with_alt(axes, ALT)


def test_figure_will_do_as_well_as_its_axes(ax):
    assert with_alt(ax.figure, ALT).ax is ax


def test_axes_of_a_subfigure_show_the_whole_figure():
    ax = Figure().subfigures(1, 2)[0].add_subplot()
    assert "<img" in with_alt(ax, ALT)._repr_html_()


def test_two_described_axes_are_both_heard():
    left, right = Figure().subplots(1, 2)
    with_alt(left, "Left chart.")
    picture = with_alt(right, "Right chart.")
    assert Page(picture._repr_html_()).all("img")[0]["alt"] == "Left chart. Right chart."


def test_picture_is_described_where_no_image_can_be_shown(ax):
    assert repr(with_alt(ax, ALT)) == f"Picture: {ALT}"


def test_see_through_figure_gets_a_white_face_for_dark_themes(ax):
    import io

    from matplotlib.image import imread

    ax.figure.set_facecolor("none")
    source = Page(with_alt(ax, ALT)._repr_html_()).all("img")[0]["src"]
    pixels = imread(io.BytesIO(base64.b64decode(source.split(",")[1])))
    assert pixels[0, 0].tolist() == [1, 1, 1, 1]


def test_shown_figure_is_closed_in_pyplot_but_can_be_shown_again():
    figure, ax = plt.subplots()
    picture = with_alt(ax, ALT)
    assert plt.fignum_exists(figure.number)
    first = picture._repr_html_()
    assert not plt.fignum_exists(figure.number)
    assert picture._repr_html_() == first


def test_picture_does_not_load_pyplot():
    code = (
        "import sys; from matplotlib.figure import Figure;"
        "from skinspots_lib.picture import Picture;"
        "Picture(Figure().add_subplot(), 'A chart.')._repr_html_();"
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_notebook_shows_each_picture_once_and_with_its_text():
    setup = "import pandas as pd\nimport matplotlib.pyplot as plt\n%matplotlib inline\n"
    setup += "from skinspots_lib.charts.causes import plot_causes\n"
    setup += "from skinspots_lib.picture import with_alt\n"
    setup += "data = pd.DataFrame({'cause_category': ['infection', 'genetic']})"
    cells = [
        "plot_causes(data, by='all')",
        "fig, ax = plt.subplots()\nplot_causes(data, by='all', ax=ax)",
        "with_alt(data['cause_category'].value_counts().plot.barh(), 'Bar chart, two equal bars.')",
        "display(plot_causes(data, by='all', ax=plt.subplots()[1]))",
    ]
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(code) for code in [setup, *cells]]
    )
    NotebookClient(notebook, timeout=120).execute()
    for cell in notebook.cells[1:]:
        (output,) = cell.outputs
        assert set(output.data) == {"text/html", "text/plain"}
        (image,) = Page(output.data["text/html"]).all("img")
        assert image["alt"].startswith("Bar chart")
