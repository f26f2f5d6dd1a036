"""The command line of the platform: `kaoheng-web serve`, `worker`, `migrate`, `ledger`, `demo`."""
