"""Every write of the organisation: permission, rule, change and ledger entry in one transaction."""
