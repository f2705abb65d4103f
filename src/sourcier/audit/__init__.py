"""Audits: one's own servers and folders, looked over before what lies there leaks."""
