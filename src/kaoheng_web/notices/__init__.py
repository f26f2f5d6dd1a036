"""What people are told: an inbox for everybody, and mail, WeCom or DingTalk for those who want it there too."""
