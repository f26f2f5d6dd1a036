"""All that the platform keeps, as one file: written while it runs, checked before anything is put back."""
