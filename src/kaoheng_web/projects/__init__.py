"""重点项目: from reserve to production, investment planned and actual, counted into indicators."""
