"""Pictures as files, without any metadata."""

import io

QUALITY = 90


def to_jpeg(image, quality=QUALITY) -> bytes:
    """Store a picture as JPEG, which every learning platform shows, without any metadata.

    Parameters
    ----------
    image : ndarray of uint8, shape (H, W, 3)
        As `render` gives it.
    quality : int
        1 to 95.

    Returns
    -------
    bytes
        The file.

    Examples
    --------
    >>> import numpy as np
    >>> to_jpeg(np.zeros((8, 8, 3), np.uint8))[:2] == bytes([255, 216])
    True
    """
    return _stored(image, format="JPEG", quality=quality, subsampling=0)


def to_webp(image, quality=QUALITY) -> bytes:
    """Store a picture as WebP, without any metadata.

    Parameters
    ----------
    image : ndarray of uint8, shape (H, W, 3)
        As `render` gives it.
    quality : int
        1 to 100.

    Returns
    -------
    bytes
        The file.

    Examples
    --------
    >>> import numpy as np
    >>> to_webp(np.zeros((8, 8, 3), np.uint8))[:4]
    b'RIFF'
    """
    return _stored(image, format="WEBP", quality=quality)


def _stored(image, **how) -> bytes:
    from PIL import Image

    file = io.BytesIO()
    Image.fromarray(image).save(file, **how)
    return file.getvalue()
