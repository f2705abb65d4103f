"""Small worlds for weighing: who held what when, what leaked of it, as numbers of people and days, never as text."""

from .draw import STORIES, Setting, World, draw

__all__ = ["STORIES", "Setting", "World", "draw"]
