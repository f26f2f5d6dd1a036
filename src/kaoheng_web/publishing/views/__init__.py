"""The pages of documents and of the public: one file a subject."""
