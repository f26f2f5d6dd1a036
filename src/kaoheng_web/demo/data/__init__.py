"""演示数据: what the demo city is made from."""
