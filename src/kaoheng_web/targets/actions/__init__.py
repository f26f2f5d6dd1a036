"""Every write of the targets: permission, rule, change and ledger entry in one transaction."""
