"""Simulated skin: spots on ten skin tones that can be pressed, with exact truth."""

from .lighting import Light, light_for
from .patch import Patch, Spot, make_patch
from .pictures import STOPS, draw, frames
from .shading import render

__all__ = ["STOPS", "Light", "Patch", "Spot", "draw", "frames", "light_for", "make_patch", "render"]
