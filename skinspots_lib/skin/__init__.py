"""Simulated skin: spots on ten skin tones that can be pressed, with exact truth."""

from skinspots_lib.skin.lighting import Light, light_for
from skinspots_lib.skin.patch import Patch, Spot, make_patch
from skinspots_lib.skin.pictures import STOPS, draw, frames
from skinspots_lib.skin.shading import render

__all__ = ["STOPS", "Light", "Patch", "Spot", "draw", "frames", "light_for", "make_patch", "render"]
