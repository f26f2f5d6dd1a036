"""考核办法: editions drafted, consulted on, approved, and which of them governs a year."""
