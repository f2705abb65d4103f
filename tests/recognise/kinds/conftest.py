from hypothesis import settings

settings.register_profile("kinds", max_examples=40, deadline=None, derandomize=True)
settings.load_profile("kinds")
