"""Publishing: the documents that results lead to, their verification, and the pages that anybody may read."""
