"""民主测评: sessions prepared, opened to one-time codes and paper, closed, counted, locked; or void and repeated."""
