"""Reading for documents and public pages: one file a subject."""
