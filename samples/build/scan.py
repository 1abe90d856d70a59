"""Pages without text: a page of typed words as a picture, slightly turned and grey, as a scanner leaves it."""

from __future__ import annotations

import io
import random
import textwrap

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"


def page_image(text: str, *, seed: int = 1, dpi: int = 75, title: str = "") -> bytes:
    """A PNG of one A4 page with `text`, in two bits a pixel so that it stays small."""
    width, height = round(8.27 * dpi), round(11.69 * dpi)
    image = Image.new("L", (width, height), 250)
    draw = ImageDraw.Draw(image)
    size = round(11 * dpi / 72)
    font = ImageFont.truetype(FONT, size)
    at = height // 9
    if title:
        draw.text((width // 9, at), title, font=ImageFont.truetype(FONT, round(size * 1.4)), fill=30)
        at += size * 3
    for paragraph in text.strip().split("\n\n"):
        for line in textwrap.wrap(" ".join(paragraph.split()), 80):
            draw.text((width // 9, at), line, font=font, fill=40)
            at += round(size * 1.25)
        at += size
    return as_scanned(image, seed=seed)


def as_scanned(image: Image.Image, *, seed: int) -> bytes:
    """A page as a scanner leaves it, as PNG in four greys."""
    image = image.convert("L")
    draw = ImageDraw.Draw(image)
    chance = random.Random(seed)  # noqa: S311 - dust, not secrets
    for _ in range(60):
        x, y = chance.randrange(image.width), chance.randrange(image.height)
        draw.ellipse((x, y, x + 1, y + 1), fill=150)
    turned = image.rotate(chance.uniform(-0.8, 0.8), fillcolor=250, resample=Image.Resampling.BICUBIC)
    small = turned.filter(ImageFilter.GaussianBlur(0.3)).quantize(4)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()
