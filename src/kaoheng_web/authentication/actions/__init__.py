"""Every write of authentication: permission, rule, change and ledger entry in one transaction."""
