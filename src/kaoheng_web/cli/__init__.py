"""The command line of the platform: `kaoheng-web serve`, `worker`, `migrate`, `backup`, `restore`, `ledger`, `demo`."""
