"""督查督办: orders from issue to closing, resolutions of joint conferences, warnings that cite their rule."""
