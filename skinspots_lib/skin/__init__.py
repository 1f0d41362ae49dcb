"""Simulated skin: spots on ten skin tones that can be pressed, with exact truth."""

from .patch import Patch, Spot, make_patch
from .shading import Light, light_for, render

__all__ = ["Light", "Patch", "Spot", "light_for", "make_patch", "render"]
