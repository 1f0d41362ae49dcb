"""A bar of 10 mm in the corner, white with a dark edge so that it shows on every skin."""

BAR_MM = 10
_WORDS = f"{BAR_MM} mm"


def bar_on_axes(ax, mm_per_px, height) -> None:
    """Draw the bar on Axes that show a picture.

    Parameters
    ----------
    ax : Axes
        One pixel of the picture is one unit of them.
    mm_per_px : float
        Millimetres across a pixel.
    height : int
        Of the picture, in pixels.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().add_subplot()
    >>> bar_on_axes(ax, 0.1, 400)
    >>> [round(bar.get_width()) for bar in ax.patches]
    [100]
    """
    from matplotlib.patches import Rectangle

    left, top, long, thick = _place(mm_per_px, height)
    ax.add_patch(Rectangle((left, top), long, thick, facecolor="white", edgecolor="black", lw=0.8))
    words = {"color": "black", "fontsize": 10, "ha": "left", "va": "bottom"}
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5, "alpha": 0.85}
    ax.text(left, top - thick, _WORDS, bbox=box, **words)


def bar_on_image(image, mm_per_px) -> None:
    """Draw the bar into a picture.

    Parameters
    ----------
    image : PIL.Image.Image
        In RGB, some 600 px high; it is changed.
    mm_per_px : float
        Millimetres across a pixel.

    Examples
    --------
    >>> from PIL import Image
    >>> image = Image.new("RGB", (600, 600), "brown")
    >>> bar_on_image(image, 0.1)
    >>> image.getpixel((60, 571))
    (255, 255, 255)
    """
    from PIL import ImageDraw, ImageFont

    left, top, long, thick = _place(mm_per_px, image.height)
    pen = ImageDraw.Draw(image, "RGBA")
    pen.rectangle((left, top, left + long, top + thick), "white", "black", 2)
    words = {"xy": (left, top - thick), "anchor": "lb", "font": ImageFont.load_default(20)}
    box = pen.textbbox(text=_WORDS, **words)
    pen.rectangle((box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3), (255, 255, 255, 217))
    pen.text(text=_WORDS, fill="black", **words)


def _place(mm_per_px, height):
    """Give left, top, length and thickness in pixels."""
    return 0.03 * height, 0.945 * height, BAR_MM / mm_per_px, 0.014 * height
