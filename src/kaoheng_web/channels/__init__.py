"""The channels of evaluation besides figures (评价渠道): one app each, and none knows another."""
