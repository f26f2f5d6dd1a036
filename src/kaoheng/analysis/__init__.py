"""Looking ahead and looking twice: what a year may come to, and which figures are worth checking."""
