"""The command line of the platform: `kaoheng-web serve`, `migrate`, `ledger`, `demo`."""
