"""The ten steps, one file each."""
