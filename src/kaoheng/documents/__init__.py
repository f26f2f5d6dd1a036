"""Official documents as offices send them: Word files in the form of GB/T 9704-2012."""
